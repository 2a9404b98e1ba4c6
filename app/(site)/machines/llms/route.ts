import { conditionalResponse } from '../../../../lib/conditional-response.ts';
import { getLlmsText } from '../../../../publishing/plain-forms/published.ts';

export async function GET(request: Request): Promise<Response> {
  return conditionalResponse(request, { text: await getLlmsText(), contentType: 'text/plain; charset=utf-8' });
}

export { GET as HEAD };
