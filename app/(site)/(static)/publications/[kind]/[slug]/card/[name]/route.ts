import { getInstitution } from '../../../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../../../publishing/kinds.ts';
import { getPublication } from '../../../../../../../../publishing/publications/published.ts';
import { isGone } from '../../../../../../../../publishing/publications/withdrawal.ts';
import { below } from '../../../../../../../../publishing/redirects/redirect.ts';
import { routes } from '../../../../../../../../publishing/routes.ts';
import { paintedSharePicture } from '../../../../../../../../publishing/share-pictures/paint.ts';
import { versionOf } from '../../../../../../../../publishing/share-pictures/share-picture.ts';
import {
  goneForMachines,
  movedTo,
  nothingForMachines,
  pictureForMachines,
} from '../../../../../../machines/machine-answers.ts';
import { decoded } from '../../../../../segments.ts';
import { madePicture } from '../../share-picture.ts';

type Context = RouteContext<'/publications/[kind]/[slug]/card/[name]'>;

/** The picture that stands for a publication where it is shared, as long as its text is public. An older one leads to it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kind: segment, slug: encoded, name } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  const [, version] = /^([0-9a-f]{12})\.png$/.exec(name) ?? [];
  if (kind === null || slug === null || !version) return nothingForMachines();
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  if (lookup.found === 'moved' && lookup.to.startsWith('/publications/'))
    return movedTo(below(lookup.to, `/card/${name}`));
  if (lookup.found !== 'here') return nothingForMachines();
  if (isGone(lookup.value)) return goneForMachines();
  const picture = madePicture(lookup.value, institution);
  if (!picture) return nothingForMachines();
  const current = versionOf(picture);
  if (version !== current) return movedTo(routes.sharePicture(kind, lookup.value.slug, current));
  return pictureForMachines(request, {
    version,
    contentType: 'image/png',
    paint: () => paintedSharePicture(picture),
  });
}

export { GET as HEAD };
