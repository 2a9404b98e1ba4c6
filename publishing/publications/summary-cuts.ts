/** How many characters of a summary each place has room for; `excerpt` cuts at a word. */
export const SUMMARY_CUTS = { list: 240, rail: 175 };
