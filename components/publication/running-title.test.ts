import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runningTitleStyle } from './running-title.ts';

it('keeps plain titles readable', () => {
  expect(runningTitleStyle('No Safe Harbor')).toContain('content: "No Safe Harbor"');
});

it('lets no title end its string, its rule or its element', () => {
  expect(runningTitleStyle('</style><script>"}')).toContain('\\3c \\2f style\\3e \\3c script\\3e \\22 \\7d ');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const inside = runningTitleStyle(title).match(/content: "(.*)"; font/s)?.[1];
      expect(inside).not.toMatch(/["<\n]/);
    }),
  );
});
