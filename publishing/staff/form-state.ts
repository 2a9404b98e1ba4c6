import type { Issue } from '../../lib/result.ts';

/**
 * What a form of the newsroom gets back: what it sent, so that nothing typed is lost, and what to put right. `field` is the
 * name of the input; '' stands for the form as a whole. `done` is a sentence, set when the action succeeded.
 */
export type FormState = {
  /** Which form of the page it was. */
  form: string;
  issues: Issue[];
  done?: string;
  values: Record<string, string>;
  /** What came under the names that end in "[]", without that end. */
  lists: Record<string, string[]>;
};

export const EMPTY_FORM: FormState = { form: '', issues: [], values: {}, lists: {} };
