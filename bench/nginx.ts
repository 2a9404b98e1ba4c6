import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../test/site.ts';
import { hasProgram, ROOT, start, untilAnswered } from './program.ts';

/** nginx with the shipped configuration in front of `instances`, and beside it one that serves files. */
export type Nginx = {
  /** Of the proxy, without a trailing slash. */
  proxy: string;
  /** Address of a file with these bytes, sent as gzip. */
  file(name: string, gzipped: Buffer): Promise<string>;
};

export const haveNginx = hasProgram('nginx');

export async function startNginx(folder: string, instances: string[]): Promise<Nginx> {
  const [proxyPort, filePort] = [await freePort(), await freePort()];
  const files = join(folder, 'files');
  await mkdir(files, { recursive: true });
  const shipped = await readFile(join(ROOT, 'deploy', 'nginx.conf'), 'utf8');
  await writeFile(join(folder, 'masthead.conf'), rendered(shipped, proxyPort, instances, join(folder, 'cache')));
  await writeFile(join(folder, 'nginx.conf'), around(folder, files, filePort));
  const program = await start(
    'nginx',
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
    process.env,
  );
  const proxy = `http://127.0.0.1:${proxyPort}`;
  await untilAnswered(program, `${proxy}/health/live`);
  return {
    proxy,
    file: async (name, gzipped) => {
      await writeFile(join(files, name), gzipped);
      return `http://127.0.0.1:${filePort}/${name}`;
    },
  };
}

/** The shipped configuration with this run's addresses; throws when it no longer has what is replaced. */
function rendered(shipped: string, port: number, instances: string[], cache: string): string {
  const servers = instances.map((origin) => `server ${new URL(origin).host};`).join(' ');
  return replaceAll(shipped, [
    [/(upstream masthead \{)(?:\s*server [^;]+;)+/, `$1 ${servers}`],
    [/listen 80;/, `listen 127.0.0.1:${port};`],
    [/\/var\/cache\/nginx\/masthead/, cache],
  ]);
}

function replaceAll(text: string, replacements: [RegExp, string][]): string {
  return replacements.reduce((result, [pattern, by]) => {
    if (!pattern.test(result)) throw new Error(`deploy/nginx.conf has no ${pattern} any more: correct bench/nginx.ts.`);
    return result.replace(pattern, by);
  }, text);
}

function around(folder: string, files: string, filePort: number): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  ${paths.join('\n  ')}
  include ${folder}/masthead.conf;
  server {
    listen 127.0.0.1:${filePort};
    root ${files};
    types {}
    default_type "text/html; charset=utf-8";
    add_header Content-Encoding gzip;
  }
}
`;
}
