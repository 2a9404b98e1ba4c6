import { FAMILIES, mediaTypeNamed, SIZE_LIMITS } from '../../../publishing/media/media-type.ts';
import type { PickedFile } from '../../../publishing/media/picked-file.ts';
import type { UploadAnswer } from '../../../publishing/media/upload-answer.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';

/** What became of a file that was sent: it is in the library, or a sentence says why not. */
export type Sent = { ok: true; picked: PickedFile } | { ok: false; message: string };

type Options = {
  /** The part of the file that has left, from 0 to 1. */
  onProgress(part: number): void;
  /** Id of the file whose bytes this one takes the place of. */
  replaces?: string;
};

/** Sends one file to the library, telling how far it is. Never rejects. */
export function sendFile(file: File, { onProgress, replaces }: Options): Promise<Sent> {
  const family = mediaTypeNamed(file.type)?.family;
  if (family && file.size > SIZE_LIMITS[family]) {
    return Promise.resolve(refusal(tooLarge(file, SIZE_LIMITS[family], FAMILIES[family])));
  }
  const form = new FormData();
  if (replaces) form.append('replaces', replaces);
  form.append('file', file);
  return new Promise((resolve) => {
    // Not fetch: only this tells how much of a body has left.
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(outcome(request.responseText));
    request.onerror = () => resolve(refusal(`The connection was lost while “${file.name}” was sent.`));
    request.onabort = request.onerror;
    request.open('POST', staffRoutes.files());
    request.setRequestHeader('Accept', 'application/json');
    request.send(form);
  });
}

function outcome(text: string): Sent {
  try {
    const { results, issues } = JSON.parse(text) as UploadAnswer;
    const [result] = results;
    if (result?.ok) return { ok: true, picked: result.picked };
    return refusal([...issues, ...(result?.issues ?? [])].map(({ message }) => message).join(' '));
  } catch {
    return refusal('The answer could not be read. Look into the library whether the file is there.');
  }
}

function refusal(message: string): Sent {
  return { ok: false, message };
}

function tooLarge(file: File, limit: number, kind: string): string {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);
  return `“${file.name}” has ${megabytes(file.size)} MB. ${kind} may have ${megabytes(limit)} MB at most.`;
}
