import { notFound } from 'next/navigation';
import { type EntryView, findEntry } from '../../../../publishing/directory/desk.ts';
import { isShelf, type Shelf } from '../../../../publishing/directory/shelves.ts';

/** The shelf that an address names, or there is nothing at it. */
export function shelfAt(name: string): Shelf {
  return isShelf(name) ? name : notFound();
}

export async function entryAt(shelf: Shelf, id: string): Promise<EntryView> {
  const entry = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? await findEntry(shelf, id) : null;
  return entry ?? notFound();
}
