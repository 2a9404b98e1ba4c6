import { getSitemap, getSitemapIndex } from '../../../../../publishing/sitemaps/published.ts';
import { nothingForMachines, textForMachines } from '../../machine-answers.ts';

type Context = RouteContext<'/machines/sitemaps/[name]'>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name } = await params;
  const text = name === 'index' ? await getSitemapIndex() : await getSitemap(name);
  if (text === null) return nothingForMachines();
  return textForMachines(request, { text, contentType: 'application/xml; charset=utf-8' });
}

export { GET as HEAD };
