import { redirect } from 'next/navigation';
import { type EntryView, findEntry } from '../../../../publishing/directory/desk.ts';
import { isShelf, type Shelf } from '../../../../publishing/directory/shelves.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';

/** The shelf that an address names; else on to the desk, which says so. */
export function shelfAt(name: string): Shelf {
  return isShelf(name) ? name : redirect(staffRoutes.deskInstead() as never);
}

export async function entryAt(shelf: Shelf, id: string): Promise<EntryView> {
  const entry = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? await findEntry(shelf, id) : null;
  return entry ?? redirect(staffRoutes.deskInstead() as never);
}
