import { getInstitution } from '../../../../../../publishing/institution/published.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { paintedSharePicture } from '../../../../../../publishing/share-pictures/paint.ts';
import { versionOf } from '../../../../../../publishing/share-pictures/share-picture.ts';
import { madeListPicture } from '../../../../(static)/list-picture.ts';
import { decoded } from '../../../../(static)/segments.ts';
import { movedTo, nothingForMachines, pictureForMachines } from '../../../machine-answers.ts';

type Context = RouteContext<'/machines/cards/[name]/[[...list]]'>;

/** The pictures of the list at these segments: a wide one for where it is shared, under its version, and a square one. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name, list = [] } = await params;
  const [, version] = /^([0-9a-f]{12})\.png$/.exec(name) ?? [];
  const square = name === 'artwork.jpg';
  const segments = list.map(decoded);
  if ((!square && !version) || segments.includes(null)) return nothingForMachines();
  const path = `/${segments.map((segment) => encodeURIComponent(segment ?? '')).join('/')}`;
  const made = await madeListPicture(path, await getInstitution());
  if (!made) return nothingForMachines();
  const { picture, page } = made;
  const current = versionOf(picture);
  if (!square && version !== current) return movedTo(routes.listPicture(page, current));
  return pictureForMachines(request, {
    version: square ? `${current} square` : current,
    contentType: square ? 'image/jpeg' : 'image/png',
    paint: () => paintedSharePicture(picture, square ? 'square' : 'wide'),
  });
}

export { GET as HEAD };
