import { decoded } from '../../../../../lib/decoded.ts';
import { fileForPublic } from '../../../../../publishing/media/published.ts';
import { sendFile } from '../../../../../publishing/media/send-file.ts';
import { routes } from '../../../../../publishing/routes.ts';

type Context = RouteContext<'/files/[id]/[version]/[name]'>;

export async function GET(request: Request, context: Context): Promise<Response> {
  const { id, version, name } = await context.params;
  const answered = await fileForPublic(id, version, decoded(name));
  return sendFile(request, answered, { addressOf: (present, file) => routes.file(id, present, file) });
}

export { GET as HEAD };
