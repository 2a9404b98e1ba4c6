import { fileForPublic, type ServedFile } from './queries.ts';

/** Not kept in a cache: whether the public may have a file is asked of the database's clock each time. */
export { fileForPublic };

/** The file that stands at an address of this site, if the public may have it now. */
export async function fileAtAddress(src: string | null): Promise<ServedFile | null> {
  const [, id, version, name] = src?.match(/^\/files\/([^/]+)\/([^/]+)\/([^/]+)$/) ?? [];
  const answered = id && version && name ? await fileForPublic(id, version, decodeURIComponent(name)) : null;
  return answered?.found === 'here' ? answered.file : null;
}
