import { conditionalResponse } from '../../../../../lib/conditional-response.ts';
import { getSitemap, getSitemapIndex } from '../../../../../publishing/sitemaps/published.ts';
import { nothingForMachines } from '../../machine-answers.ts';

type Context = RouteContext<'/machines/sitemaps/[name]'>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name } = await params;
  const text = name === 'index' ? await getSitemapIndex() : await getSitemap(name);
  if (text === null) return nothingForMachines();
  return conditionalResponse(request, { text, contentType: 'application/xml; charset=utf-8' });
}

export { GET as HEAD };
