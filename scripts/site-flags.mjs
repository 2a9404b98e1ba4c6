// How a site's Node is started. Left alone the engine lets what is new and soon garbage grow to some hundred megabytes where a machine has
// much memory, and begins with so little that a start collects it many times.
export const SITE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=16'];
