import type { ListNames } from '../../../publishing/feeds/list-names.ts';
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
  const picture = names && pictureWith(names, institution);
  return picture ? { picture, page: names.page } : null;
}

function pictureWith(names: ListNames, institution: Institution): SharePicture | null {
  const picture = listPictureOf(names, institution, pictureAccent(institution));
  return picture && canBeSet(picture.title) ? picture : null;
}

/** The same as it is named in the head of the list's page, which knows what it is called. */
export function listPicture(names: ListNames, institution: Institution): SharedPicture | null {
  const picture = pictureWith(names, institution);
  if (!picture) return null;
  const { kind, title } = picture;
  const url = routes.listPicture(names.page, versionOf(picture));
  return { url, ...SHARE_PICTURE_SIZE, alt: kind ? `${kind}: ${title}` : title };
}
