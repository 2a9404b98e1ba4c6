// How a site's Node is started. Left alone, the engine lets what is new and soon garbage grow to some hundred megabytes where a machine has
// much memory, and what is older as well; and it begins with so little room that a start collects many times.
export const SITE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--heap-growing-percent=20'];
