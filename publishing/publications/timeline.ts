import { type Act, actWords } from '../audit/acts.ts';

/** What the rows of the audit log say of a publication, as sentences that go on after a name: "Ada returned it …". */
export function actSentence(action: string, detail: Detail, write: Writing): string {
  const sentence = SENTENCES[action as Act];
  return sentence ? sentence({ ...detail, ...(detail.after as Detail | null) }, write) : actWords(action, 'it');
}

type Detail = Record<string, unknown>;
/** How moments and days are written. */
type Writing = { moment: (at: Date) => string; day: (day: Date) => string };
type Sentence = (detail: Detail, write: Writing) => string;

/** Those that say more than the words of `ACTS` do. */
const SENTENCES: Partial<Record<Act, Sentence>> = {
  create: () => 'began it',
  write: () => 'wrote on the draft',
  'open draft': () => 'opened a draft beside what is live',
  submit: (detail) => `submitted it for review${quoted(detail.message)}`,
  approve: (detail) => `approved the text${quoted(detail.message)}`,
  return: (detail) => `returned it${quoted(detail.message)}`,
  waive: (detail) => `waived “${detail.sentence}”${quoted(detail.reason)}`,
  'take back waiver': (detail) => `took back the waiver of “${detail.sentence}”`,
  publish: (detail) => `published it as revision ${detail.revision}${quoted(detail.note)}`,
  revise: (detail) => `put revision ${detail.revision} in the place of what was live${quoted(detail.note)}`,
  schedule: (detail, { moment }) =>
    `scheduled revision ${detail.revision} for ${moment(new Date(String(detail.releaseAt)))}${quoted(detail.note)}`,
  'cancel schedule': (detail, { moment }) =>
    `took the release back${detail.was ? ` that was to be ${moment(new Date(String(detail.was)))}` : ''}`,
  'force release': (detail) => `released revision ${detail.revision} without an approval${quoted(detail.reason)}`,
  'approve forced release': (detail) => `approved revision ${detail.revision}, which went out without an approval`,
  withdraw: (detail) => `withdrew it${quoted(detail.reason)}`,
  move: (detail) => `changed its address from ${slugIn(detail.before)} to ${slugIn(detail.after)}`,
  'set due date': (detail, { day }) =>
    detail.dueOn ? `set its due date to ${day(new Date(String(detail.dueOn)))}` : 'took its due date away',
  comment: (detail) => `commented on “${detail.quote}”${quoted(detail.text)}`,
  reply: (detail) => `answered a comment${quoted(detail.text)}`,
  'share preview': (detail) => `made a preview link for ${detail.label}`,
};

function slugIn(side: unknown): string {
  return (side as { slug?: string } | null)?.slug ?? '';
}

function quoted(text: unknown): string {
  return typeof text === 'string' && text !== '' ? `: “${text}”` : '';
}
