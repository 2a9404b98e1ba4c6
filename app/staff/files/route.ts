import { seal } from '../../../lib/sealed.ts';
import { findFile, listFiles, toPickedFile } from '../../../publishing/media/desk.ts';
import { readLibraryRequest } from '../../../publishing/media/library.ts';
import { receiveFiles } from '../../../publishing/media/upload.ts';
import type { UploadAnswer } from '../../../publishing/media/upload-answer.ts';
import { isFromOurPages, notFromOurPages } from '../../../publishing/staff/own-pages.ts';
import { can } from '../../../publishing/staff/permissions.ts';
import { findSignedIn, type SignedIn } from '../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';

/** Files sent by a form of ours: to a script the answer is data, to a browser without scripts the way to a page. */
export async function POST(request: Request): Promise<Response> {
  const answer = request.headers.get('accept')?.includes('application/json') ? data : page;
  if (!isFromOurPages(request.headers)) return answer(403, { results: [], ...notFromOurPages() });
  const signedIn = await findSignedIn();
  if (!signedIn) return answer(401, refusal('You are signed out. Sign in in another tab, then send this again.'));
  if (!can(signedIn.member, 'file.add')) return answer(403, refusal('Your role does not allow this.'));
  const received = await receiveFiles(signedIn.actor, request);
  if (!received.ok) {
    const tooLong = received.issues[0]?.field === 'tooLong';
    return answer(tooLong ? 413 : 422, { results: [], issues: received.issues });
  }
  const results = await Promise.all(
    received.value.map(async (each): Promise<UploadAnswer['results'][number]> => {
      if (!each.ok) return each;
      return { name: each.name, ok: true, picked: await picked(signedIn, each.fileId) };
    }),
  );
  return answer(results.some(({ ok }) => ok) ? 200 : 422, { results, issues: [] });
}

/** The files of the library that a dialog offers: those whose address would list them, as data. */
export async function GET(request: Request): Promise<Response> {
  const signedIn = await findSignedIn();
  if (!signedIn) return data(401, refusal('You are signed out.'));
  const asked = readLibraryRequest(Object.fromEntries(new URL(request.url).searchParams));
  const { files, total } = await listFiles(signedIn.member, asked);
  return Response.json({ files: files.map(toPickedFile), total }, { headers: NEVER_KEPT });
}

const NEVER_KEPT = { 'Cache-Control': 'private, no-store' };

function data(status: number, answer: UploadAnswer): Response {
  // What is left of a body too long is not waited for.
  const headers = status === 413 ? { ...NEVER_KEPT, Connection: 'close' } : NEVER_KEPT;
  return Response.json(answer, { status, headers });
}

function page(status: number, { results, issues }: UploadAnswer): Response {
  const added = results.flatMap((result) => (result.ok ? [result.picked.file.id] : []));
  const sentences = [...issues, ...results.flatMap((result) => (result.ok ? [] : result.issues))];
  if (status === 403) return new Response(`${sentences[0]?.message}\n`, { status, headers: NEVER_KEPT });
  const query = new URLSearchParams();
  if (added.length > 0) query.set('added', added.join(','));
  if (sentences.length > 0) query.set('refused', seal(sentences.map(({ message }) => message)));
  const to =
    status === 401
      ? staffRoutes.signIn(staffRoutes.media())
      : added.length === 1 && sentences.length === 0
        ? staffRoutes.file(added[0] ?? '')
        : `${staffRoutes.media()}?${query}`;
  return new Response(null, { status: 303, headers: { ...NEVER_KEPT, Location: to } });
}

function refusal(message: string): UploadAnswer {
  return { results: [], issues: [{ field: '', message }] };
}

async function picked({ member }: SignedIn, id: string) {
  const file = await findFile(member, id);
  if (!file) throw new Error(`The file ${id} is gone since it was stored.`);
  return toPickedFile(file);
}
