import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { drawFavicon } from './draw-favicon.ts';

test('the icon for whoever asks for favicon.ico is the one that pages name', async () => {
  const kept = await readFile(new URL('../public/favicon.ico', import.meta.url));
  expect(kept.equals(await drawFavicon())).toBe(true);
  expect([kept.readUInt16LE(2), kept.readUInt16LE(4)]).toEqual([1, 3]);
  expect(kept.subarray(kept.readUInt32LE(18)).subarray(1, 4).toString()).toBe('PNG');
});
