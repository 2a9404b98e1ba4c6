import type { DocumentFile, DocumentFiles } from '../body/document.ts';
import { routes } from '../routes.ts';
import type { Rendition } from './media.ts';

/** A row of "File", as SQL gives it or as JSON inside another row. */
export type FileRow = {
  id: string;
  version: string;
  storageKey: string | null;
  name: string;
  contentType: string;
  bytes: number | null;
  width: number | null;
  height: number | null;
  alt: string;
  credit: string;
  renditions: Rendition[];
  focusX: number | null;
  focusY: number | null;
};

type Address = (id: string, version: string, name: string) => string;

/** A file with the addresses under which the public gets it, or those that are given. */
export function toDocumentFile(row: FileRow, addressOf: Address = routes.file): DocumentFile {
  const address = (name: string) => addressOf(row.id, row.version, name);
  return {
    id: row.id,
    src: row.storageKey === null ? null : address(row.name),
    contentType: row.contentType,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    renditions: row.renditions.map(({ name, width }) => ({ src: address(name), width })),
    ...(row.focusX !== null && row.focusY !== null ? { focus: { x: row.focusX, y: row.focusY } } : {}),
  };
}

export function documentFilesOf(rows: FileRow[], addressOf?: Address): DocumentFiles {
  return Object.fromEntries(rows.map((row) => [row.id, toDocumentFile(row, addressOf)]));
}
