import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  ['\xff\xd8\xff\xe0', 'a.jpg', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'a.png', 'image/png'],
  ['GIF89a', 'a.gif', 'image/gif'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'a.webp', 'image/webp'],
  ['RIFF\0\0\0\0WAVEfmt ', 'a.wav', 'audio/wav'],
  ['\0\0\0\x1cftypavif', 'a.avif', 'image/avif'],
  ['\0\0\0\x1cftypM4A ', 'a.m4a', 'audio/mp4'],
  ['\0\0\0\x1cftypisom', 'a.mp4', 'video/mp4'],
  ['\0\0\0\x1cftypisom', 'a.m4a', 'audio/mp4'],
  ['\0\0\0\x1cftypheic', 'a.heic', null],
  ['\x1a\x45\xdf\xa3', 'a.webm', 'video/webm'],
  ['ID3\x04', 'a.mp3', 'audio/mpeg'],
  ['\xff\xfb\x90\x00', 'a.mp3', 'audio/mpeg'],
  ['\xff\xff\xff\xff', 'a.mp3', null],
  ['OggS', 'a.ogg', 'audio/ogg'],
  ['%PDF-1.7', 'a.pdf', 'application/pdf'],
  ['PK\x03\x04', 'a.zip', 'application/zip'],
  ['PK\x03\x04', 'a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['PK\x03\x04', 'a.exe', 'application/zip'],
  ['WEBVTT\n\n00:00.000 --> 00:01.000\nHello', 'a.vtt', 'text/vtt'],
  ['WEBVTTX', 'a.vtt', null],
  ['year,count\n2026,4\n', 'a.csv', 'text/csv'],
  ['year,count\0', 'a.csv', null],
  ['\xff\xfe', 'a.csv', null],
  ['{"a": 1}', 'a.json', 'application/json'],
  ['{"a": ', 'a.json', null],
  ['<html>', 'a.html', null],
  ['MZ\x90', 'a.png', null],
  ['', 'a.png', null],
])('%j called %s is %s', (start, name, expected) => {
  expect(mediaTypeOf(latin(start), name)?.contentType ?? null).toBe(expected);
});

test('what the bytes are counts, not what they are called', () => {
  expect(mediaTypeOf(latin('%PDF-1.4'), 'photo.jpg')?.extension).toBe('pdf');
});
