import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptBytes, publicName, refusePixels, renditionName } from './media.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['<?xml version="1.0"?>\n<!-- drawing -->\n<svg width="1">'],
  ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'],
])('a drawing that can carry scripts is refused: %s', (drawing) => {
  for (const name of ['chart.svg', 'chart.png', 'chart.csv']) {
    expect(acceptBytes(utf8(drawing), name)).toMatchObject({ ok: false, message: expect.stringContaining('SVG') });
  }
});

test('empty, unknown and oversized files are refused, each in a sentence naming the file', () => {
  const oversized = new Uint8Array(30 * 1_048_576 + 1);
  oversized.set([0xff, 0xd8, 0xff, 0xe0]);
  for (const [bytes, word] of [
    [new Uint8Array(), 'is empty'],
    [utf8('MZ'), 'is of no type'],
    [oversized, 'has 31 MB; at most 30 MB are possible for a picture.'],
  ] as const) {
    const judged = acceptBytes(bytes, 'map.jpg');
    expect(judged).toMatchObject({ ok: false, message: expect.stringContaining(word) });
    expect(judged).toMatchObject({ message: expect.stringContaining('“map.jpg”') });
  }
});

test('what is nearly of a type is told what it lacks', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  for (const [name, bytes, words] of [
    ['quay.heic', latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'is a HEIC photograph'],
    ['ports.csv', latin('port,ships\nK\xf6ln,31\n'), 'Save it as “CSV UTF-8”'],
    ['ports.json', latin('{"ports":'), 'is not valid JSON'],
    ['talk.vtt', latin('1\n00:01 --> 00:02\nHello'), 'captions in WebVTT'],
  ] as const) {
    expect(acceptBytes(bytes, name)).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  }
});

test('a picture is refused for its pixels, frames counted', () => {
  expect(refusePixels('map.png', 6000, 4000)).toBeNull();
  expect(refusePixels('map.png', 30_000, 30_000)).toContain('30000 × 30000');
  expect(refusePixels('loop.gif', 1000, 1000, 300)).toContain('in 300 frames');
});

test.each([
  ['Annual Report 2025.PDF', 'pdf', 'Annual-Report-2025.pdf'],
  ['C:\\Users\\ana\\Straße & Hafen.docx', 'docx', 'Straße-Hafen.docx'],
  ['../../etc/passwd', 'csv', 'passwd.csv'],
  ['photo.jpg', 'png', 'photo.png'],
  ['v1.2 draft', 'pdf', 'v1-2-draft.pdf'],
  ['\0\u202e', 'pdf', 'file.pdf'],
  ['', 'pdf', 'file.pdf'],
  ['港の報告.pdf', 'pdf', '港の報告.pdf'],
])('%j is offered as %s: %s', (name, extension, expected) => {
  expect(publicName(name, extension)).toBe(expected);
});

test('a public name never leaves its place in an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(publicName(name, 'pdf')).toMatch(/^[\p{L}\p{N}\p{M}-]{1,100}\.pdf$/u);
      expect(publicName(name, 'pdf').length).toBeLessThanOrEqual(184);
    }),
  );
});

test('a smaller copy is named after the picture', () => {
  expect(renditionName('harbor-map.png', 960)).toBe('harbor-map-960w.webp');
});
