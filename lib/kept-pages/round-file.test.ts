import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { RoundFile } from './round-file.ts';

function roundFile(size: number) {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-round-'));
  const file = new RoundFile(join(folder, 'kept'), size);
  onTestFinished(() => {
    file.close();
    rmSync(folder, { recursive: true });
  });
  return { file, folder: join(folder, 'kept') };
}

const bytes = (text: string) => Buffer.from(text);

test('what is new takes the place of what is oldest, and never of a part of it', () => {
  const { file } = roundFile(10);
  const places = ['1234', 'abcd', 'xyz', 'uvw'].map((text) => file.write(bytes(text)));
  // "xyz" had no room behind "abcd", so it begins anew over "1234"; "uvw" goes on over "abcd".
  expect(places.map((place) => file.read(place)?.toString())).toEqual([undefined, undefined, 'xyz', 'uvw']);
  expect(places.map((place) => file.holds(place))).toEqual([false, false, true, true]);
});

test('however much is written, what it holds is what was written', () => {
  const { file } = roundFile(1000);
  const written = Array.from({ length: 500 }, (_, index) => {
    const text = `${index}`.repeat(1 + ((index * 7) % 60));
    return { text, place: file.write(bytes(text)) };
  });
  const held = written.filter(({ place }) => file.holds(place));
  expect(held.length).toBeGreaterThan(5);
  expect(held).toEqual(written.slice(-held.length));
  for (const { text, place } of held) expect(file.read(place)?.toString()).toBe(text);
  for (const { place } of written.slice(0, -held.length)) expect(file.read(place)).toBeNull();
});

test('it has no name, so that nothing is left of it', () => {
  const { file, folder } = roundFile(10);
  const place = file.write(bytes('here'));
  expect(readdirSync(folder)).toEqual([]);
  expect(file.read(place)?.toString()).toBe('here');
});

test('it is not made before something is written', () => {
  const { folder } = roundFile(10);
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('what is too large, or can not be written, is refused with the reason', () => {
  const { file } = roundFile(3);
  expect(() => file.write(bytes('1234'))).toThrow('4 bytes have no room in a file of 3.');
  const { folder } = roundFile(3);
  writeFileSync(folder, 'in the way');
  expect(() => new RoundFile(folder, 3).write(bytes('1'))).toThrow('EEXIST');
});
