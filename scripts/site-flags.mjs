// How a site's Node is started. Left alone, the engine lets what is new and soon garbage grow to some hundred megabytes where a machine has
// much memory, and begins with so little room that a start collects many times.
export const SITE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=16'];

// Left alone, the C library gives each of many threads a heap of its own, and what one has freed serves no other.
export const SITE_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };

// From when it has started: the same for what is older. What a start makes is no garbage, and to look for some takes it longer.
export const FLAG_ONCE_STARTED = '--heap-growing-percent=20';
