/**
 * Every act that the audit log knows, under the name that its rows keep for good, in the words that go on after somebody's
 * name; `{it}` is where what was acted on is named, for acts on something. A command can log no act that is not here.
 */
export const ACTS = {
  create: 'created {it}',
  change: 'changed {it}',
  delete: 'deleted {it}',
  move: 'changed the address of {it}',
  merge: 'merged {it} with a duplicate',
  retire: 'retired {it}',
  'bring back': 'brought {it} back',

  write: 'wrote on the draft of {it}',
  'open draft': 'opened a draft of {it} beside what is live',
  restore: 'took an earlier text of {it} as the draft',
  'set due date': 'set or took away the due date of {it}',
  submit: 'submitted {it} for review',
  approve: 'approved the text of {it}',
  return: 'returned {it} to its author',
  waive: 'waived a warning about {it}',
  'take back waiver': 'took back a waiver for {it}',
  publish: 'published {it}',
  revise: 'released a change of {it}',
  schedule: 'scheduled the release of {it}',
  'cancel schedule': 'took back the scheduled release of {it}',
  release: 'released {it}',
  'force release': 'released {it} without an approval',
  'approve forced release': 'approved {it}, which had gone out without an approval',
  withdraw: 'withdrew {it}',
  bin: 'put {it} in the bin',
  'take out of the bin': 'took {it} out of the bin',
  comment: 'commented on a passage of {it}',
  reply: 'answered a comment on {it}',
  'resolve comment': 'resolved a comment on {it}',
  'reopen comment': 'opened a comment on {it} again',
  'edit comment': 'changed a comment of theirs on {it}',
  'delete comment': 'deleted a comment of theirs on {it}',
  'share preview': 'made a preview link to {it}',
  'revoke preview': 'took back a preview link to {it}',
  'deposit doi': 'sent a deposit of {it} to Crossref',

  add: 'added to {it}',
  'take out': 'took out of {it}',
  plan: 'planned {it}',

  store: 'added {it}',
  describe: 'described {it}',
  replace: 'put other bytes in the place of {it}',
  'record missing picture': 'noted that {it} is missing',

  pin: 'put a result first in {it}',
  unpin: 'put a result first no more in {it}',

  'set machines': 'changed what machines are told',
  'try a job again': 'had a failed task tried again',
  'tell engines again': 'had search engines told again',
  'forget refused addresses': 'gave up telling search engines of refused addresses',

  invite: 'invited {it}',
  'withdraw invitation': 'took back the invitation of {it}',
  join: 'joined',
  close: 'closed the account of {it}',
  reopen: 'opened the account of {it} again',
  'reset factors': 'took away the second factor and the passkeys of {it}',
  'let in': 'made a way back in for {it}',
  'sign in': 'signed in',
  'sign out': 'signed out',
  'end sessions': 'ended sessions',
  'ask for a new password': 'asked for a new password',
  'set new password': 'set a new password',
  'change password': 'changed the password',
  'change name': 'changed their name',
  'ask for another address': 'asked for another e-mail address',
  'change address': 'changed their e-mail address',
  'give password': 'gave the right password and was asked for the second factor',
  'begin second factor': 'began to set up the second factor',
  'turn second factor on': 'turned the second factor on',
  'renew recovery codes': 'made new recovery codes',
  'turn second factor off': 'turned the second factor off',
  'add passkey': 'added a passkey',
  'rename passkey': 'renamed a passkey',
  'remove passkey': 'removed a passkey',

  'fail to sign in': 'failed to sign in',
  'fail at the second factor': 'failed at the second factor',
  'fail with a passkey': 'failed to sign in with a passkey',
  'fail to set a new password': 'failed to set a new password',
  'fail to accept an invitation': 'failed to accept an invitation',
  'fail to prove the password': 'failed to prove the password',
  'fail to change the address': 'failed to change an e-mail address',
  'try preview links': 'tried a preview link that opens nothing',
} as const;

export type Act = keyof typeof ACTS;

/** What an act can be about, with its name in the log's rows and the words for it. */
export const SUBJECTS = {
  publication: 'publication',
  person: 'person',
  organization: 'organization',
  outlet: 'outlet',
  hub: 'topic, region, program or series',
  redirect: 'redirect',
  bundle: 'bundle',
  file: 'file',
  institution: 'institution',
  member: 'member',
  search: 'search for',
  /** A way in that was tried for no account we know; the id is its name. */
  door: 'way in',
} as const;

export type AuditSubject = keyof typeof SUBJECTS;

/** The words before and after the name of what was acted on; no `after` where it is not named. One no longer known keeps its own name. */
export function actAround(action: string): { before: string; after?: string } {
  const [before = '', after] = wordsOf(action).split('{it}');
  return after === undefined ? { before } : { before, after };
}

/** "submitted it for review" */
export function actWords(action: string, it: string): string {
  return wordsOf(action).replace('{it}', it);
}

export function subjectWords(subject: string): string {
  return Object.hasOwn(SUBJECTS, subject) ? SUBJECTS[subject as AuditSubject] : subject;
}

function wordsOf(action: string): string {
  return Object.hasOwn(ACTS, action) ? ACTS[action as Act] : action;
}
