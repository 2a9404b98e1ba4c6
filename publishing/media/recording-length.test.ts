import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secondsOf } from './recording-length.ts';

const of = (contentType: string, bytes: Uint8Array) =>
  secondsOf(contentType, bytes.length, async (start, end) => bytes.subarray(start, end));
const recording = (name: string) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'prisma', 'demo', 'files', 'recordings', name));

test('a film and sounds of the demonstration', async () => {
  const seconds = [
    await of('video/mp4', recording('how-a-queue-forms.mp4')),
    await of('audio/mpeg', recording('the-brewery-smoke.mp3')),
    await of('audio/mpeg', recording('the-tide-table.mp3')),
  ];
  expect(seconds.map((each) => each && Math.round(each))).toEqual([39, 37, 68]);
});

test('a WAV of two seconds', async () => {
  const bytes = Buffer.alloc(44 + 32_000);
  bytes.write('RIFF', 0);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt32LE(16_000, 28);
  bytes.write('data', 36);
  bytes.writeUInt32LE(32_000, 40);
  expect(await of('audio/wav', bytes)).toBe(2);
});

test('an Ogg whose last page counts three seconds, by the rate of its first', async () => {
  const page = (granule: bigint, body: Buffer) => {
    const head = Buffer.alloc(28);
    head.write('OggS', 0);
    head.writeBigInt64LE(granule, 6);
    return Buffer.concat([head, body]);
  };
  const vorbis = Buffer.alloc(30);
  vorbis.write('\x01vorbis', 0, 'latin1');
  vorbis.writeUInt32LE(44_100, 12);
  expect(await of('audio/ogg', Buffer.concat([page(0n, vorbis), page(132_300n, Buffer.alloc(9))]))).toBe(3);
  const opus = Buffer.from('OpusHead');
  expect(await of('audio/ogg', Buffer.concat([page(0n, opus), page(144_000n, Buffer.alloc(9))]))).toBe(3);
});

test('what says nothing of its length, or is cut short, has none', async () => {
  for (const type of ['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg', 'video/webm', 'text/plain'])
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(3), Buffer.alloc(100, 0xff), Buffer.from('ID3')])
      expect(await of(type, bytes)).toBeNull();
});
