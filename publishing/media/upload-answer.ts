import type { Issue } from '../../lib/result.ts';
import type { PickedFile } from './picked-file.ts';

/** What a script gets back for the files it sent: one result for each, or `issues` when none was looked at. */
export type UploadAnswer = {
  results: ({ name: string; ok: true; picked: PickedFile } | { name: string; ok: false; issues: Issue[] })[];
  issues: Issue[];
};
