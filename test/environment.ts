/** The machine's own variables, which every program of a test run is given. */
export const MACHINE = ['PATH', 'HOME', 'TMPDIR'];

/** What a developer may set for tests themselves. */
const FOR_TESTS = ['CHROMIUM_PATH', 'CORPORA_DIR', 'OUTAGE_SECONDS'];

/** What the test runner tells its workers. */
const RUNNERS = ['NODE_ENV', 'TEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL'];

/** Takes the developer's own settings away from this process, so that a test reaches no bucket, mail server or folder of theirs. */
export function shieldEnvironment(): void {
  const kept = [...MACHINE, ...FOR_TESTS, ...RUNNERS];
  for (const name of Object.keys(process.env)) {
    if (!kept.includes(name) && !name.startsWith('VITEST')) delete process.env[name];
  }
}
