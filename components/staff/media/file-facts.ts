import type { DocumentFile } from '../../../publishing/body/document.ts';
import { mediaTypeNamed } from '../../../publishing/media/media-type.ts';
import { formatBytes } from '../../../publishing/quantities.ts';

/** "PNG, 1.2 MB, 1600 × 900": what a file is, in a line. */
export function factsOf({ contentType, bytes, width, height, src }: DocumentFile): string {
  const kind = mediaTypeNamed(contentType)?.extension.toUpperCase() ?? contentType;
  const size = bytes === null ? [] : [formatBytes(bytes, 'en')];
  const pixels = width && height ? [`${width} × ${height}`] : [];
  return [kind, ...size, ...pixels, ...(src === null ? ['never obtained'] : [])].join(', ');
}
