import { spawnSync } from 'node:child_process';
import { chromium, type LaunchOptions } from 'playwright';
import { chromiumArguments, installedChromium, playwrightsChromium } from '../lib/chromium.ts';

export function findChromium(): string | null {
  return installedChromium() ?? playwrightsChromium(chromium.executablePath());
}

export function launchOptions(): LaunchOptions {
  return { executablePath: findChromium() ?? undefined, args: chromiumArguments() };
}

/** Tries to bring Chromium in when there is none; says in one sentence what to do when that is not possible. */
export function prepareChromium(): void {
  if (findChromium()) return;
  console.log('There is no Chromium yet: fetching it.');
  run('playwright', ['install', 'chromium']);
  if (!findChromium() && runsAsRoot()) {
    run('apt-get', ['update', '--quiet']);
    run('apt-get', ['install', '--yes', '--quiet', 'chromium']);
  }
  if (findChromium()) return;
  console.error(
    'There is no Chromium for the end-to-end tests: install the package "chromium", or set CHROMIUM_PATH to a Chromium of yours.',
  );
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: 'inherit' });
}

function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}
