import { decoded } from '../../../../../../lib/decoded.ts';
import { fileForStaff } from '../../../../../../publishing/media/desk.ts';
import { sendFile } from '../../../../../../publishing/media/send-file.ts';
import { findSignedIn } from '../../../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../../../publishing/staff/staff-routes.ts';

type Context = RouteContext<'/staff/files/[id]/[version]/[name]'>;

/** A file as staff see it, whether or not anything public shows it. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { id, version, name } = await context.params;
  const signedIn = await findSignedIn();
  const answered = signedIn && (await fileForStaff(signedIn.member, id, version, decoded(name)));
  return sendFile(request, answered, {
    addressOf: (present, file) => staffRoutes.fileBytes(id, present, file),
    keeping: 'private, no-store',
  });
}

export { GET as HEAD };
