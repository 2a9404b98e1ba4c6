// How a site's Node is started. On a machine with much memory the engine would let some hundred megabytes of garbage lie before it
// tidies up; so it stays below 450 MB.
export const SITE_FLAGS = ['--max-semi-space-size=16', '--heap-growing-percent=20'];
