/** Reads bytes of a recording, from the first place to before the second. */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array>;

/** How long a recording plays, in seconds, from a few of its bytes; null where they don't say. */
export async function secondsOf(contentType: string, size: number, read: ReadBytes): Promise<number | null> {
  const seconds = await LENGTHS[contentType]?.(size, read);
  return seconds !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

type Length = (size: number, read: ReadBytes) => Promise<number | undefined>;

const LENGTHS: Record<string, Length> = {
  'audio/mpeg': secondsOfMp3,
  'audio/mp4': secondsOfMp4,
  'video/mp4': secondsOfMp4,
  'audio/wav': secondsOfWav,
  'audio/ogg': secondsOfOgg,
};

const HEAD = 64 * 1024;

/** MPEG audio, layer III (ISO 11172-3): frames counted by the encoder in the first of them, else by an even rate. */
async function secondsOfMp3(size: number, read: ReadBytes): Promise<number | undefined> {
  const start = id3Length(await read(0, Math.min(10, size)));
  const head = await read(start, Math.min(size, start + HEAD));
  const view = viewOf(head);
  for (let at = 0; at + 4 <= head.length; at += 1) {
    const frame = frameAt(view, at);
    if (!frame) continue;
    const { rate, samples, bits, side } = frame;
    const info = at + 4 + side;
    const name = ascii(head, info);
    if ((name === 'Xing' || name === 'Info') && head.length >= info + 12 && view.getUint32(info + 4) & 1)
      return (view.getUint32(info + 8) * samples) / rate;
    if (ascii(head, at + 36) === 'VBRI' && head.length >= at + 54) return (view.getUint32(at + 50) * samples) / rate;
    return ((size - start - at) * 8) / bits;
  }
  return undefined;
}

/** The tag ahead of the sound, with its own head; its length is written in sevens of bits. */
function id3Length(head: Uint8Array): number {
  if (head.length < 10 || ascii(head, 0, 3) !== 'ID3') return 0;
  return head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0) + 10;
}

const RATES = [44_100, 48_000, 32_000];
const KILOBITS = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  later: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

function frameAt(view: DataView, at: number) {
  const word = view.getUint32(at);
  const [sync, version, layer] = [word >>> 21, (word >>> 19) & 3, (word >>> 17) & 3];
  const [bitrate, sampling, mono] = [(word >>> 12) & 15, (word >>> 10) & 3, ((word >>> 6) & 3) === 3];
  if (sync !== 0x7ff || version === 1 || layer !== 1 || bitrate === 0 || bitrate === 15 || sampling === 3) return null;
  const first = version === 3;
  const rate = (RATES[sampling] ?? 0) / (first ? 1 : version === 2 ? 2 : 4);
  const bits = 1000 * ((first ? KILOBITS.first : KILOBITS.later)[bitrate] ?? 0);
  return { rate, bits, samples: first ? 1152 : 576, side: first ? (mono ? 17 : 32) : mono ? 9 : 17 };
}

/** ISO base media (ISO 14496-12): the head of the film says its length. */
async function secondsOfMp4(size: number, read: ReadBytes): Promise<number | undefined> {
  const film = await boxNamed('moov', 0, size, read);
  const head = film && (await boxNamed('mvhd', film.start, film.end, read));
  if (!head) return undefined;
  const bytes = await read(head.start, Math.min(head.end, head.start + 36));
  const view = viewOf(bytes);
  const long = bytes[0] === 1;
  if (bytes.length < (long ? 32 : 20)) return undefined;
  return long ? Number(view.getBigUint64(24)) / view.getUint32(20) : view.getUint32(16) / view.getUint32(12);
}

const MOST_BOXES = 200;

async function boxNamed(name: string, from: number, to: number, read: ReadBytes) {
  let at = from;
  for (let box = 0; box < MOST_BOXES && at + 8 <= to; box += 1) {
    const head = await read(at, Math.min(to, at + 16));
    const view = viewOf(head);
    const short = view.getUint32(0);
    const long = short === 1 && head.length >= 16;
    const length = long ? Number(view.getBigUint64(8)) : short === 0 ? to - at : short;
    if (length < 8) return null;
    if (ascii(head, 4) === name) return { start: at + (long ? 16 : 8), end: Math.min(to, at + length) };
    at += length;
  }
  return null;
}

/** RIFF: how many bytes of sound there are, and how many a second. */
async function secondsOfWav(size: number, read: ReadBytes): Promise<number | undefined> {
  const head = await read(0, Math.min(size, HEAD));
  const view = viewOf(head);
  let rate = 0;
  for (let at = 12; at + 8 <= head.length; ) {
    const length = view.getUint32(at + 4, true);
    if (ascii(head, at) === 'fmt ' && at + 20 <= head.length) rate = view.getUint32(at + 16, true);
    if (ascii(head, at) === 'data') return Math.min(length, size - at - 8) / rate;
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** Ogg (RFC 3533): the last page says how many samples there were; Opus always counts 48,000 a second. */
async function secondsOfOgg(size: number, read: ReadBytes): Promise<number | undefined> {
  const head = await read(0, Math.min(size, 4096));
  const tail = await read(Math.max(0, size - HEAD), size);
  const vorbis = indexOf(head, '\x01vorbis');
  const opus = indexOf(head, 'OpusHead') >= 0;
  if (vorbis < 0 && !opus) return undefined;
  const rate = opus ? 48_000 : viewOf(head).getUint32(vorbis + 12, true);
  for (let at = tail.length - 27; at >= 0; at -= 1) {
    if (ascii(tail, at) === 'OggS') return Number(viewOf(tail).getBigInt64(at + 6, true)) / rate;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ascii(bytes: Uint8Array, at: number, length = 4): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function indexOf(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(text, 0, 'latin1');
}
