/** The types a file can have. */

export type Family = 'picture' | 'document' | 'sound' | 'film' | 'data';

export type MediaType = {
  contentType: string;
  extension: string;
  family: Family;
  /** In a sentence: "at most 25 MB are possible for a picture". */
  label: string;
  /** A browser may show it in place; everything else is offered for saving. */
  inline: boolean;
};

export const SIZE_LIMITS: Record<Family, number> = {
  picture: 30 * 1_048_576,
  document: 200 * 1_048_576,
  sound: 400 * 1_048_576,
  film: 1024 * 1_048_576,
  data: 200 * 1_048_576,
};

export const FAMILIES: Record<Family, string> = {
  picture: 'Pictures',
  document: 'Documents',
  sound: 'Sound',
  film: 'Film',
  data: 'Data',
};

const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const MEDIA_TYPES: readonly MediaType[] = [
  type('image/jpeg', 'jpg', 'picture', 'a picture', true),
  type('image/png', 'png', 'picture', 'a picture', true),
  type('image/webp', 'webp', 'picture', 'a picture', true),
  type('image/avif', 'avif', 'picture', 'a picture', true),
  type('image/gif', 'gif', 'picture', 'a picture', true),
  type('application/pdf', 'pdf', 'document', 'a PDF', true),
  type('application/epub+zip', 'epub', 'document', 'an e-book', false),
  type(`${OFFICE}.wordprocessingml.document`, 'docx', 'document', 'a document', false),
  type(`${OFFICE}.presentationml.presentation`, 'pptx', 'document', 'a presentation', false),
  type(`${OFFICE}.spreadsheetml.sheet`, 'xlsx', 'data', 'a workbook', false),
  type('audio/mpeg', 'mp3', 'sound', 'sound', true),
  type('audio/mp4', 'm4a', 'sound', 'sound', true),
  type('audio/ogg', 'ogg', 'sound', 'sound', true),
  type('audio/wav', 'wav', 'sound', 'sound', true),
  type('video/mp4', 'mp4', 'film', 'film', true),
  type('video/webm', 'webm', 'film', 'film', true),
  type('text/vtt', 'vtt', 'data', 'captions', true),
  type('text/csv', 'csv', 'data', 'data', false),
  type('application/json', 'json', 'data', 'data', false),
  type('application/zip', 'zip', 'data', 'an archive', false),
];

const BY_EXTENSION = new Map(MEDIA_TYPES.map((each) => [each.extension, each]));
const BY_CONTENT_TYPE = new Map(MEDIA_TYPES.map((each) => [each.contentType, each]));

export function mediaTypeNamed(contentType: string): MediaType | null {
  return BY_CONTENT_TYPE.get(contentType) ?? null;
}

export function mediaTypeWithExtension(extension: string): MediaType | null {
  const known = extension.toLowerCase();
  return BY_EXTENSION.get(known === 'jpeg' ? 'jpg' : known) ?? null;
}

/**
 * What the bytes are, by their first ones; the name only tells apart what looks the same inside: Office files, which
 * are archives, and plain text. Null for everything else, however it is called.
 */
export function mediaTypeOf(bytes: Uint8Array, name: string): MediaType | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const found = byFirstBytes(bytes, extension) ?? byText(bytes, extension);
  return found ? mediaTypeWithExtension(found) : null;
}

/**
 * What a file that begins like this is, as far as its first bytes tell; of text they tell nothing against what its name says.
 */
export function mediaTypeByHead(head: Uint8Array, name: string): MediaType | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const found = byFirstBytes(head, extension) ?? (TEXTS.has(extension) ? extension : null);
  return found ? mediaTypeWithExtension(found) : null;
}

/** Whether nothing has to be looked at but the first bytes: what is long, and shown by players only. */
export function isKnownByHead({ family, extension }: MediaType): boolean {
  return family === 'sound' || family === 'film' || extension === 'zip';
}

const TEXTS = new Set(['vtt', 'csv', 'json']);

/** The type of text that a name claims. */
export function textTypeNamed(name: string): 'vtt' | 'csv' | 'json' | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return TEXTS.has(extension) ? (extension as 'vtt' | 'csv' | 'json') : null;
}

/** What telephones take photographs in: no browser but Apple's shows it, and nothing here reads it. */
export function isHeic(bytes: Uint8Array): boolean {
  return /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(String.fromCharCode(...bytes.subarray(4, 12)));
}

function byFirstBytes(bytes: Uint8Array, extension: string): string | null {
  const at = (offset: number, latin: string) =>
    bytes.length >= offset + latin.length && [...latin].every((char, i) => bytes[offset + i] === char.charCodeAt(0));

  if (at(0, '\xff\xd8\xff')) return 'jpg';
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'gif';
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp';
  if (at(0, 'RIFF') && at(8, 'WAVE')) return 'wav';
  if (at(0, '%PDF-')) return 'pdf';
  if (at(0, 'OggS')) return 'ogg';
  if (at(0, 'ID3') || isMpegFrame(bytes)) return 'mp3';
  if (at(0, '\x1a\x45\xdf\xa3')) return 'webm';
  if (at(4, 'ftyp')) return byBrand(String.fromCharCode(...bytes.subarray(8, 12)), extension);
  if (at(0, 'PK\x03\x04')) return byArchive(at(30, 'mimetypeapplication/epub+zip'), extension);
  return null;
}

/** An MPEG audio frame header: eleven set bits, then no reserved version, layer, bit rate or sampling rate. */
function isMpegFrame(bytes: Uint8Array): boolean {
  const [sync = 0, kind = 0, rate = 0] = bytes;
  return (
    sync === 0xff &&
    (kind & 0xe6) === 0xe2 &&
    (kind & 0x18) !== 0x08 &&
    (rate & 0xf0) !== 0xf0 &&
    (rate & 0x0c) !== 0x0c
  );
}

/** ISO base media files name their brand after `ftyp`. */
function byBrand(brand: string, extension: string): string | null {
  if (brand === 'avif' || brand === 'avis') return 'avif';
  if (brand.startsWith('M4A')) return 'm4a';
  if (/^(isom|iso[2-9]|mp4[12]|M4V |avc1|dash|MSNV)$/.test(brand)) return extension === 'm4a' ? 'm4a' : 'mp4';
  return null;
}

function byArchive(isEpub: boolean, extension: string): string {
  if (isEpub) return 'epub';
  return ['docx', 'pptx', 'xlsx'].includes(extension) ? extension : 'zip';
}

function byText(bytes: Uint8Array, extension: string): string | null {
  if (!TEXTS.has(extension)) return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells text from other bytes
  if (/[\0-\x08\x0e-\x1f]/.test(text)) return null;
  if (extension === 'vtt') return /^WEBVTT(?:[ \t\n\r]|$)/.test(text) ? 'vtt' : null;
  if (extension === 'json') return isJson(text) ? 'json' : null;
  return 'csv';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function type(contentType: string, extension: string, family: Family, label: string, inline: boolean): MediaType {
  return { contentType, extension, family, label, inline };
}
