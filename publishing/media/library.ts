import { FAMILIES, type Family } from './media-type.ts';

/** What of the library is asked for, as its address says it. */
export type LibraryRequest = { q: string; family: Family | null; use: LibraryUse | null; page: number };

export const LIBRARY_USES = {
  used: 'In use',
  unused: 'Not in use',
  mine: 'Added by me',
  undescribed: 'Pictures without alt text',
} as const;
export type LibraryUse = keyof typeof LIBRARY_USES;

export const PAGE_SIZE = 48;
const LAST_PAGE = 10_000;

type Params = Record<string, string | string[] | undefined>;

/** Reads the parameters of an address; what is not understood is as if it were not there. */
export function readLibraryRequest(params: Params): LibraryRequest {
  const family = one(params.type);
  const use = one(params.use);
  const page = Number(one(params.page));
  return {
    q: one(params.q).trim().slice(0, 200).replaceAll('\0', ''),
    family: Object.hasOwn(FAMILIES, family) ? (family as Family) : null,
    use: Object.hasOwn(LIBRARY_USES, use) ? (use as LibraryUse) : null,
    page: Number.isInteger(page) && page > 0 && page <= LAST_PAGE ? page : 1,
  };
}

/** The part of the address after the path, for this request with some of it changed. */
export function libraryQuery(request: LibraryRequest, change: Partial<LibraryRequest> = {}): string {
  const { q, family, use, page } = { ...request, ...change };
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (family) query.set('type', family);
  if (use) query.set('use', use);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text ? `?${text}` : '';
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
