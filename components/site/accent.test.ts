import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accentTones, contrast, DARK_PAPER, LIGHT_PAPER } from './accent.ts';

it('keeps a color that can be read', () => {
  expect(accentTones('#8c1d2c').onLight).toBe('#8c1d2c');
  expect(accentTones('#f0959c').onDark).toBe('#f0959c');
});

it('makes every color readable on both papers', () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(color, (accent) => {
      const { onLight, onDark } = accentTones(accent);
      expect(contrast(onLight, LIGHT_PAPER)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onDark, DARK_PAPER)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

it('reckons with the papers of the stylesheet', () => {
  const tokens = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');
  expect([...tokens.matchAll(/--paper: (#\w+)/g)].map((match) => match[1])).toEqual([LIGHT_PAPER, DARK_PAPER]);
});
