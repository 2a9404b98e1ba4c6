import { conditionalResponse } from '../../../../lib/conditional-response.ts';
import { env } from '../../../../lib/env.ts';
import { getMachineSettings } from '../../../../publishing/institution/published.ts';
import { robotsText } from '../../../../publishing/robots/robots.ts';
import { absolute, routes } from '../../../../publishing/routes.ts';

export async function GET(request: Request): Promise<Response> {
  const text = robotsText(await getMachineSettings(), absolute(env().SITE_URL, routes.sitemap()));
  return conditionalResponse(request, { text, contentType: 'text/plain; charset=utf-8' });
}

export { GET as HEAD };
