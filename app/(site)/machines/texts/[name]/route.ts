import { env } from '../../../../../lib/env.ts';
import { getMachineSettings } from '../../../../../publishing/institution/published.ts';
import { getLlmsText } from '../../../../../publishing/plain-forms/published.ts';
import { robotsText } from '../../../../../publishing/robots/robots.ts';
import { absolute, routes } from '../../../../../publishing/routes.ts';
import { nothingForMachines, textForMachines } from '../../machine-answers.ts';

type Context = RouteContext<'/machines/texts/[name]'>;

/** What programs look for at the root of a site. The name is a parameter, so that a build asks for neither. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const write = WRITERS.get((await params).name);
  if (!write) return nothingForMachines();
  return textForMachines(request, { text: await write(), contentType: 'text/plain; charset=utf-8' });
}

export { GET as HEAD };

const WRITERS = new Map<string, () => Promise<string>>([
  ['robots', async () => robotsText(await getMachineSettings(), absolute(env().SITE_URL, routes.sitemap()))],
  ['llms', getLlmsText],
]);
