import type { Institution } from '../../../../../../publishing/institution/institution.ts';
import type { PublishedPublication } from '../../../../../../publishing/publications/views.ts';
import { canBeSet } from '../../../../../../publishing/share-pictures/scripts.ts';
import { type SharePicture, sharePictureOf } from '../../../../../../publishing/share-pictures/share-picture.ts';
import { pictureAccent } from '../../../picture-accent.ts';

/** The picture that is made for a publication; null where none can be. */
export function madePicture(publication: PublishedPublication, institution: Institution): SharePicture | null {
  const picture = sharePictureOf(publication, institution, pictureAccent(institution));
  return picture && canBeSet(picture.title) ? picture : null;
}
