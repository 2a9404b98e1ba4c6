import { FEED_FORMATS, type FeedFormat } from '../../../../../../publishing/feeds/feed.ts';
import { getFeed } from '../../../../../../publishing/feeds/published.ts';
import { below } from '../../../../../../publishing/redirects/redirect.ts';
import { decoded } from '../../../../(static)/segments.ts';
import { movedTo, nothingForMachines, textForMachines } from '../../../machine-answers.ts';

type Context = RouteContext<'/machines/feeds/[format]/[[...list]]'>;

/** The feed of the list whose page is at the address before the feed's own name. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { format: file, list = [] } = await params;
  const format = (Object.keys(FEED_FORMATS) as FeedFormat[]).find((name) => FEED_FORMATS[name].file === file);
  const segments = list.map(decoded);
  if (!format || segments.includes(null)) return nothingForMachines();
  const lookup = await getFeed(segments as string[], format);
  if (lookup.found === 'moved') {
    return movedTo(lookup.to.startsWith('/') ? below(lookup.to, `/${file}`) : lookup.to);
  }
  if (lookup.found === 'nothing') return nothingForMachines();
  const contentType = `${FEED_FORMATS[format].contentType}; charset=utf-8`;
  return textForMachines(request, { text: lookup.value, contentType });
}

export { GET as HEAD };
