/** "/" is rewritten to this edition; see next.config.ts. */
export const TODAY = 'today';
