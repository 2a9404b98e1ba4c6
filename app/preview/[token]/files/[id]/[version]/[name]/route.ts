import { decoded } from '../../../../../../../lib/decoded.ts';
import { sendFile } from '../../../../../../../publishing/media/send-file.ts';
import { fileForPreview } from '../../../../../../../publishing/previews/queries.ts';
import { routes } from '../../../../../../../publishing/routes.ts';

type Context = RouteContext<'/preview/[token]/files/[id]/[version]/[name]'>;

/** A file of what a preview link shows, as long as the link is open. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { token, id, version, name } = await context.params;
  const answered = await fileForPreview(token, id, version, decoded(name));
  return sendFile(request, answered, {
    addressOf: (present, file) => `${routes.previewFiles(token)}/${id}/${present}/${encodeURIComponent(file)}`,
    keeping: 'private, no-store',
  });
}

export { GET as HEAD };
