import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../test/site.ts';
import { during } from './clean-up.ts';
import { ROOT, run, start, untilAnswered } from './program.ts';

/**
 * Addresses of the framework's own static pages: one with the markup of ours, one with nothing; and of pages with nothing that it
 * makes when they are first asked for.
 */
export type FrameworkSite = { same: string; empty: string; first: (page: number) => string };

const APP = join(ROOT, 'bench', 'framework');
const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');

/** Builds and starts bench/framework, a fresh app with the framework's own settings, with the markup of the page at `url`. */
export async function startFrameworkSite(folder: string, url: string): Promise<FrameworkSite> {
  const markup = join(folder, 'markup.html');
  await writeFile(markup, bodyOf(await (await fetch(url)).text()));
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1', BENCH_MARKUP: markup };
  await during(Promise.resolve(join(APP, '.next')), (built) => rm(built, { recursive: true, force: true }));
  await run(process.execPath, [NEXT, 'build'], env, APP);
  const port = await freePort();
  const program = await start(
    process.execPath,
    [NEXT, 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    env,
    APP,
  );
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswered(program, `${origin}/empty`);
  return {
    same: `${origin}/same`,
    empty: `${origin}/empty`,
    first: (page) => `${origin}/first/${page}`,
  };
}

/** What a reader sees of a page, without the framework's scripts and the copy of the page that they carry. */
function bodyOf(html: string): string {
  const body = /<body[^>]*>(.*)<\/body>/s.exec(html)?.[1];
  if (!body) throw new Error('The page has no body.');
  return body.replaceAll(/<script\b.*?<\/script>/gs, '');
}
