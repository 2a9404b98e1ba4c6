import { isHeic, type MediaType, mediaTypeByHead, mediaTypeOf, SIZE_LIMITS, textTypeNamed } from './media-type.ts';

/** A file is something the institution shows or offers: a picture, a document, sound, film, a table of data. */

/** More than this can't be a picture for a page; it is what exhausts memory when decoded. Frames count. */
export const MAX_PIXELS = 60_000_000;

/** Widths in pixels of the smaller copies made of a picture; only those narrower than the picture itself. */
export const RENDITION_WIDTHS = [480, 960, 1600];

export type Rendition = { width: number; storageKey: string; name: string; bytes: number };

export type Acceptance = { ok: true; type: MediaType } | { ok: false; message: string };

/** More than any file may have; a body of a request that brings one is no longer than this and a little more. */
export const MOST_BYTES = Math.max(...Object.values(SIZE_LIMITS));

/**
 * Whether these bytes may become a file, judged by what they are and not by what they are called. `size` is given when
 * only the first bytes of a file are, which is enough for what is known by them.
 */
export function acceptBytes(bytes: Uint8Array, name: string, size = bytes.byteLength): Acceptance {
  if (bytes.byteLength === 0) return refuse(`“${name}” is empty. Choose the file again.`);
  if (looksLikeSvg(bytes)) {
    return refuse(`“${name}” is an SVG drawing, which can carry scripts. Export it as PNG or WebP and add that.`);
  }
  const type = mediaTypeOf(bytes, name);
  if (!type) return refuse(noType(bytes, name));
  return size > SIZE_LIMITS[type.family] ? refuse(tooLarge(name, type, size)) : { ok: true, type };
}

/** How many bytes a file may have that begins like this; none when it can't become one. */
export function mostBytes(head: Uint8Array, name: string): number {
  const type = looksLikeSvg(head) ? null : mediaTypeByHead(head, name);
  return type ? SIZE_LIMITS[type.family] : 0;
}

/** The sentence for a file of which no more was taken in than its first bytes. */
export function refuseHead(head: Uint8Array, name: string): string {
  const type = looksLikeSvg(head) ? null : mediaTypeByHead(head, name);
  if (type) return tooLarge(name, type);
  const judged = acceptBytes(head, name);
  return judged.ok ? tooLarge(name, judged.type) : judged.message;
}

/** What is nearly of a type is told what it lacks. */
function noType(bytes: Uint8Array, name: string): string {
  if (isHeic(bytes)) {
    return `“${name}” is a HEIC photograph, which browsers don’t show. Save it as JPEG and add that.`;
  }
  switch (textTypeNamed(name)) {
    case 'csv':
      return `“${name}” is not text in UTF-8. Save it as “CSV UTF-8” and add that.`;
    case 'json':
      return `“${name}” is not valid JSON. Look for what breaks it, then add it again.`;
    case 'vtt':
      return `“${name}” does not begin as captions in WebVTT do, or is not text in UTF-8. Save it again and add that.`;
    default:
      return `“${name}” is of no type that can be published. Pictures may be JPEG, PNG, WebP, AVIF or GIF; documents PDF, EPUB or Office files; sound MP3, M4A, Ogg or WAV; film MP4 or WebM; data CSV, JSON or ZIP.`;
  }
}

function tooLarge(name: string, type: MediaType, size?: number): string {
  const has = size === undefined ? 'is too large' : `has ${megabytes(size)} MB`;
  return `“${name}” ${has}; at most ${megabytes(SIZE_LIMITS[type.family])} MB are possible for ${type.label}.`;
}

/** Null when a picture of this size may be decoded, otherwise the sentence that refuses it. */
export function refusePixels(name: string, width: number, height: number, frames = 1): string | null {
  if (width * height * frames <= MAX_PIXELS) return null;
  return `“${name}” has ${width} × ${height} pixels${frames > 1 ? ` in ${frames} frames` : ''}; at most ${MAX_PIXELS / 1_000_000} million in all are possible. Make it smaller and add it again.`;
}

/**
 * The name under which a file is offered: no folders, no characters that a disk or an address would trip over, and the
 * ending of what it is. At most 100 characters, never empty.
 */
export function publicName(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const dot = last.lastIndexOf('.');
  const ending = dot > 0 ? last.slice(dot + 1).toLowerCase() : '';
  const stem = /^[a-z0-9]{1,5}$/.test(ending) ? last.slice(0, dot) : last;
  const clean = stem
    .toWellFormed()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${[...clean].slice(0, 90).join('') || 'file'}.${extension}`;
}

export function renditionName(fileName: string, width: number): string {
  return `${fileName.slice(0, fileName.lastIndexOf('.'))}-${width}w.webp`;
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 1024));
  return /<svg[\s>]/i.test(start) || /<!DOCTYPE\s+svg/i.test(start);
}

function refuse(message: string): Acceptance {
  return { ok: false, message };
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_048_576);
}
