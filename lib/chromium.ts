import { existsSync } from 'node:fs';

/** Where Chromium is: `CHROMIUM_PATH`, Playwright's own, the system's; null when there is none. */
export function findChromium(playwrightsOwn: string): string | null {
  const candidates = [process.env.CHROMIUM_PATH, playwrightsOwn, '/usr/bin/chromium'];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/** What Chromium is started with: it talks to nobody by itself, and root may start it. */
export function chromiumArguments(): string[] {
  return ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}
