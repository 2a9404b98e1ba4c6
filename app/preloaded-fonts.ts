/** Written by scripts/subset-fonts.ts: the faces that every page begins with. */
export const PRELOADED_FONTS = [
  '/fonts/newsreader-text.0831d3ce79.woff2',
  '/fonts/newsreader-text-italic.70ec736b4d.woff2',
  '/fonts/newsreader-display.d804fee3b1.woff2',
  '/fonts/public-sans.1f531ebd9c.woff2',
];
