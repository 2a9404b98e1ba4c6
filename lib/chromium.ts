import { existsSync } from 'node:fs';

/**
 * Where Chromium is without asking Playwright, which takes a quarter of a second to load: what `CHROMIUM_PATH` names, and no
 * other where that is gone; else the system's.
 */
export function installedChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named?.trim()) return named;
  return existsSync(SYSTEMS) ? SYSTEMS : null;
}

const SYSTEMS = '/usr/bin/chromium';

/** The Chromium that Playwright brought in by itself, by what its `executablePath()` says; null when it did not. */
export function playwrightsChromium(path: string): string | null {
  return existsSync(path) ? path : null;
}

/** What Chromium is started with: it talks to nobody by itself, and root may start it. */
export function chromiumArguments(): string[] {
  return ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}
