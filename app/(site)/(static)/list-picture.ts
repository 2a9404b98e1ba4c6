import type { Institution } from '../../../publishing/institution/institution.ts';
import { routes } from '../../../publishing/routes.ts';
import { getListNames } from '../../../publishing/share-pictures/published.ts';
import { canBeSet } from '../../../publishing/share-pictures/scripts.ts';
import {
  listPictureOf,
  SHARE_PICTURE_SIZE,
  type SharePicture,
  versionOf,
} from '../../../publishing/share-pictures/share-picture.ts';
import type { SharedPicture } from './page-metadata.ts';
import { pictureAccent } from './picture-accent.ts';

/** The picture that is made for the list at a path, and where the list is now; null where none can be. */
export async function madeListPicture(
  path: string,
  institution: Institution,
): Promise<{ picture: SharePicture; page: string } | null> {
  const names = await getListNames(path);
  const picture = names && listPictureOf(names, institution, pictureAccent(institution));
  return names && picture && canBeSet(picture.title) ? { picture, page: names.page } : null;
}

/** The same as it is named in a page's head. */
export async function listPicture(path: string, institution: Institution): Promise<SharedPicture | null> {
  const made = await madeListPicture(path, institution);
  if (!made) return null;
  const { kind, title } = made.picture;
  const url = routes.listPicture(made.page, versionOf(made.picture));
  return { url, ...SHARE_PICTURE_SIZE, alt: kind ? `${kind}: ${title}` : title };
}
