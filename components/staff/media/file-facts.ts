import type { DocumentFile } from '../../../publishing/body/document.ts';
import { mediaTypeNamed } from '../../../publishing/media/media-type.ts';

/** "PNG, 1.2 MB, 1600 × 900": what a file is, in a line. */
export function factsOf({ contentType, bytes, width, height, src }: DocumentFile): string {
  const kind = mediaTypeNamed(contentType)?.extension.toUpperCase() ?? contentType;
  const size = bytes === null ? [] : [sizeInWords(bytes)];
  const pixels = width && height ? [`${width} × ${height}`] : [];
  return [kind, ...size, ...pixels, ...(src === null ? ['never obtained'] : [])].join(', ');
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
