import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright';

/** Where Chromium is: `CHROMIUM_PATH`, Playwright's own, the system's; null when there is none. */
export function findChromium(): string | null {
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

export function launchOptions(): LaunchOptions {
  return {
    executablePath: findChromium() ?? undefined,
    args: ['--disable-background-networking', ...(runsAsRoot() ? ['--no-sandbox'] : [])],
  };
}

function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}
