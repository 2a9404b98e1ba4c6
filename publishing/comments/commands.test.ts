import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, paragraphs } from '../../test/factories.ts';
import { makeMember } from '../../test/members.ts';
import { Forbidden } from '../actor.ts';
import { anchorIn } from './anchor.ts';
import { addThread, deleteComment, editComment, reply, resolveThread } from './commands.ts';
import { commentedText, listThreads, listToAnswer } from './desk.ts';
import { flowOf } from './flow.ts';

useDatabase();
process.env.SECRET = 'a secret of a test that has enough characters';

const body = paragraphs('The margin of small harbors fell.', 'Nobody knows why.');

async function commented(createdBy: string) {
  const { id } = await makeDraft({ body });
  await db().publication.update({ where: { id }, data: { createdBy }, select: { id: true } });
  const anchor = anchorIn(flowOf((await commentedText(id)).document), 4, 10);
  if (!anchor) throw new Error('There is a passage.');
  return { publicationId: id, anchor };
}

async function mailTo(email: string): Promise<{ subject: string; text: string }[]> {
  const rows = await db().$queryRaw<{ payload: { to: string; subject: string; text: string } }[]>`
    SELECT payload FROM graphile_worker._private_jobs WHERE payload ->> 'to' = ${email} ORDER BY id`;
  return rows.map(({ payload }) => payload);
}

test('a thread about a passage, answered, resolved, and opened again by an answer', async () => {
  const author = await makeMember({ role: 'author', name: 'Ana' });
  const editor = await makeMember({ role: 'editor', name: 'Edda' });
  const about = await commented(author.actor.id);
  const { id } = valueOf(await addThread(editor.actor, { ...about, text: 'Which margin?' }));
  valueOf(await reply(author.actor, { threadId: id, text: 'Of days.' }));
  valueOf(await resolveThread(editor.actor, { threadId: id, resolved: true }));
  expect((await listThreads(about.publicationId))[0]?.resolvedAt).toBeInstanceOf(Date);
  valueOf(await reply(editor.actor, { threadId: id, text: 'Say so, then.' }));
  expect(await listThreads(about.publicationId)).toMatchObject([
    {
      name: 'Edda',
      text: 'Which margin?',
      anchor: { quote: 'margin' },
      resolvedAt: null,
      replies: [
        { name: 'Ana', text: 'Of days.' },
        { name: 'Edda', text: 'Say so, then.' },
      ],
    },
  ]);
  expect((await mailTo(author.email)).map(({ subject }) => subject)).toEqual([
    'Edda commented on “A title”',
    'Edda commented on “A title”',
  ]);
  expect(await mailTo(editor.email)).toMatchObject([{ text: expect.stringContaining('Of days.') }]);
  const acts = await db().auditEntry.findMany({ where: { subjectId: about.publicationId }, orderBy: { at: 'asc' } });
  expect(acts.map(({ action }) => action).slice(-4)).toEqual(['comment', 'reply', 'resolve comment', 'reply']);
});

test('one’s own words can be changed and taken back, others’ can’t', async () => {
  const author = await makeMember({ role: 'author' });
  const editor = await makeMember({ role: 'editor' });
  const about = await commented(author.actor.id);
  const { id } = valueOf(await addThread(editor.actor, { ...about, text: 'Why?' }));
  const answer = valueOf(await reply(author.actor, { threadId: id, text: 'Becuase.' }));
  valueOf(await editComment(author.actor, { id: answer.id, text: 'Because.' }));
  await expect(editComment(author.actor, { id, text: 'Mine now.' })).rejects.toThrow(Forbidden);
  await expect(deleteComment(editor.actor, { id: answer.id })).rejects.toThrow(Forbidden);
  expect(await deleteComment(editor.actor, { id })).toMatchObject({ ok: false });
  expect((await listThreads(about.publicationId))[0]?.replies).toMatchObject([
    { text: 'Because.', editedAt: expect.any(Date) },
  ]);
  valueOf(await deleteComment(author.actor, { id: answer.id }));
  valueOf(await deleteComment(editor.actor, { id }));
  expect(await listThreads(about.publicationId)).toEqual([]);
});

test('who may not read it may not comment, and gets no mail', async () => {
  const author = await makeMember({ role: 'author' });
  const contributor = await makeMember({ role: 'contributor' });
  const about = await commented(author.actor.id);
  await expect(addThread(contributor.actor, { ...about, text: 'Hello.' })).rejects.toThrow(Forbidden);
  const { id } = valueOf(await addThread(author.actor, { ...about, text: 'To myself.' }));
  await expect(reply(contributor.actor, { threadId: id, text: 'Hello.' })).rejects.toThrow(Forbidden);
  await expect(resolveThread(contributor.actor, { threadId: id, resolved: true })).rejects.toThrow(Forbidden);
  expect(await mailTo(author.email)).toEqual([]);
});

test('what is no comment is refused beside its field', async () => {
  const author = await makeMember({ role: 'author' });
  const about = await commented(author.actor.id);
  expect(await addThread(author.actor, { ...about, text: '  ' })).toMatchObject({
    ok: false,
    issues: [{ field: 'text', message: 'Write something.' }],
  });
  const forged = { ...about.anchor, quote: 'x'.repeat(5000) };
  expect(await addThread(author.actor, { ...about, anchor: forged, text: 'Hm.' })).toMatchObject({ ok: false });
  await expect(reply(author.actor, { threadId: newId(), text: 'Lost.' })).rejects.toThrow();
});

test('who wrote the text is shown what others said last, until it is answered or resolved', async () => {
  const author = await makeMember({ role: 'author', name: 'Ana' });
  const editor = await makeMember({ role: 'editor', name: 'Edda' });
  const about = await commented(author.actor.id);
  const memberOf = (actor: typeof author.actor) => {
    if (!('member' in actor)) throw new Error('A member acts for themselves.');
    return actor.member;
  };
  const shown = async (to: typeof author) =>
    (await listToAnswer(memberOf(to.actor))).map(({ name, text }) => `${name}: ${text}`);
  const { id } = valueOf(await addThread(editor.actor, { ...about, text: 'Which margin?' }));
  expect(await shown(author)).toEqual(['Edda: Which margin?']);
  expect(await shown(editor)).toEqual([]);
  valueOf(await reply(author.actor, { threadId: id, text: 'Of days.' }));
  expect(await shown(author)).toEqual([]);
  valueOf(await reply(editor.actor, { threadId: id, text: 'Say so.' }));
  expect(await shown(author)).toEqual(['Edda: Say so.']);
  valueOf(await resolveThread(editor.actor, { threadId: id, resolved: true }));
  expect(await shown(author)).toEqual([]);
});
