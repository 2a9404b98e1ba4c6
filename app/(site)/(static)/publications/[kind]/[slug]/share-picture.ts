import { accentTones } from '../../../../../../components/site/accent.ts';
import type { Institution } from '../../../../../../publishing/institution/institution.ts';
import type { PublishedPublication } from '../../../../../../publishing/publications/views.ts';
import { canBeSet } from '../../../../../../publishing/share-pictures/scripts.ts';
import { type SharePicture, sharePictureOf } from '../../../../../../publishing/share-pictures/share-picture.ts';

// As in tokens.css, for an institution that chose none.
const ACCENT = '#8c1d2c';

/** The picture that is made for a publication; null where none can be. */
export function madePicture(publication: PublishedPublication, institution: Institution): SharePicture | null {
  const accent = institution.accent ? accentTones(institution.accent).onLight : ACCENT;
  const picture = sharePictureOf(publication, institution, accent);
  return picture && canBeSet(picture.title) ? picture : null;
}
