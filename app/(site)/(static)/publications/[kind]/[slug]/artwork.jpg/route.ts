import { storage } from '../../../../../../../lib/storage/current.ts';
import { getInstitution } from '../../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../../publishing/kinds.ts';
import { fileAtAddress } from '../../../../../../../publishing/media/published.ts';
import { getPublication } from '../../../../../../../publishing/publications/published.ts';
import { isGone } from '../../../../../../../publishing/publications/withdrawal.ts';
import { below } from '../../../../../../../publishing/redirects/redirect.ts';
import { artworkOf } from '../../../../../../../publishing/share-pictures/artwork.ts';
import { paintedSharePicture } from '../../../../../../../publishing/share-pictures/paint.ts';
import { versionOf } from '../../../../../../../publishing/share-pictures/share-picture.ts';
import {
  goneForMachines,
  movedTo,
  nothingForMachines,
  pictureForMachines,
} from '../../../../../machines/machine-answers.ts';
import { decoded } from '../../../../segments.ts';
import { madePicture } from '../share-picture.ts';

type Context = RouteContext<'/publications/[kind]/[slug]/artwork.jpg'>;

/** The square picture of a publication, as podcast directories ask for it: cut from its cover, else made from its title. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null || slug === null) return nothingForMachines();
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  if (lookup.found === 'moved' && lookup.to.startsWith('/publications/'))
    return movedTo(below(lookup.to, '/artwork.jpg'));
  if (lookup.found !== 'here') return nothingForMachines();
  if (isGone(lookup.value)) return goneForMachines();
  const made = madePicture(lookup.value, institution);
  if (!made) return nothingForMachines();
  const { src = null, focus } = lookup.value.cover ?? {};
  const cover = await fileAtAddress(src);
  if (!cover || (await storage().size(cover.storageKey)) === null)
    return pictureForMachines(request, {
      version: `${versionOf(made)} square`,
      contentType: 'image/jpeg',
      paint: () => paintedSharePicture(made, 'square'),
    });
  const cut = `${cover.storageKey.slice(-32)}${focus ? ` ${focus.x} ${focus.y}` : ''} square`;
  return pictureForMachines(request, {
    version: cut,
    contentType: 'image/jpeg',
    paint: () => artworkOf(cut, () => bytesOf(cover.storageKey), focus),
  });
}

export { GET as HEAD };

async function bytesOf(storageKey: string): Promise<Uint8Array> {
  const stream = await storage().read(storageKey);
  if (!stream) throw new Error(`The bytes of ${storageKey} went while they were to be read.`);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
