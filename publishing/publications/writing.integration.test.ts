import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makeOrganization,
  makePerson,
  makePublished,
  paragraphs,
  someContent,
  TESTER,
} from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { createPerson } from '../people/commands.ts';
import type { Role } from '../staff/permissions.ts';
import { findContributorNamed, findPublicationAt, searchContributors, searchPublications } from './choices-desk.ts';
import { publish } from './commands.ts';
import { openDraft, saveDraft, saveMetadata } from './draft-commands.ts';
import { differsFromLive, findDraft, findNamed, findWriting, listPresent } from './draft-desk.ts';
import { withFreeSlug } from './free-slug.ts';
import { bePresent } from './presence-commands.ts';

useDatabase();

async function makeMember(name: string, role: Role = 'editor') {
  const id = newId();
  await db().member.create({ data: { id, name, email: `${id}@example.org`, role } });
  return memberActor({ id, role, programs: null, personId: null });
}

const fieldsOf = (result: { ok: boolean; issues?: { field: string }[] }) =>
  (result.issues ?? []).map(({ field }) => field);

test('a save names itself, so that a browser that got no answer can learn whether it arrived', async () => {
  const maria = await makeMember('Maria');
  const { id } = await makeDraft();
  const saves = [newId(), newId()];
  const first = valueOf(
    await saveDraft(maria, { id, counter: 1, save: saves[0], content: someContent({ title: 'One' }) }),
  );
  expect(first.counter).toBe(2);
  valueOf(await saveDraft(maria, { id, counter: 2, save: saves[1], content: someContent({ title: 'Two' }) }));
  expect(fieldsOf(await saveDraft(maria, { id, counter: 1, save: saves[0], content: someContent() }))).toEqual([
    'counter',
  ]);
  expect(await findDraft(id)).toMatchObject({
    recentSaves: [saves[1], saves[0]],
    draft: { counter: 3, savedBy: 'Maria', content: { title: 'Two' } },
  });
});

test('of two saves at once one wins and the other hears of it', async () => {
  const { id } = await makeDraft();
  const results = await Promise.all(
    ['A', 'B', 'C'].map((title) => saveDraft(TESTER, { id, counter: 1, content: someContent({ title }) })),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok).flatMap(fieldsOf)).toEqual(['counter', 'counter']);
});

test('one stretch of writing is one row of the audit log for each writer', async () => {
  const [maria, jo] = [await makeMember('Maria'), await makeMember('Jo')];
  const { id } = await makeDraft();
  for (const [counter, actor] of [maria, maria, jo, maria].entries()) {
    valueOf(await saveDraft(actor, { id, counter: counter + 1, content: someContent({ title: `${counter}` }) }));
  }
  const rows = await db().auditEntry.findMany({ where: { subjectId: id, action: 'write' }, orderBy: { at: 'asc' } });
  expect(rows.map(({ actor }) => actor)).toEqual([maria.id, jo.id]);
});

test('metadata saved alone leaves the text as it is, and is held to the same counter', async () => {
  const { id } = await makeDraft({ body: paragraphs('The text.') });
  const { body: _text, ...metadata } = someContent({ title: 'Renamed' });
  valueOf(await saveMetadata(TESTER, { id, counter: 1, metadata }));
  expect((await findDraft(id))?.draft.content).toMatchObject({ title: 'Renamed', body: paragraphs('The text.') });
  expect(fieldsOf(await saveMetadata(TESTER, { id, counter: 1, metadata }))).toEqual(['counter']);
  expect(
    fieldsOf(await saveMetadata(TESTER, { id, counter: 2, metadata: { ...metadata, originalUrl: 'no' } })),
  ).toEqual(['originalUrl']);
});

test('a draft beside what is live differs once it was changed, and can’t be saved once it is released', async () => {
  const { id } = await makePublished({ title: 'Live' });
  expect(await findWriting(id)).toMatchObject({ draft: null, differs: false, known: true, liveRevision: 1 });
  const { counter } = valueOf(await openDraft(TESTER, { id }));
  expect(await differsFromLive(id)).toBe(false);
  valueOf(await saveDraft(TESTER, { id, counter, content: someContent({ title: 'Changed' }) }));
  expect(await differsFromLive(id)).toBe(true);
  expect((await db().publication.findUniqueOrThrow({ where: { id } })).title).toBe('Live');
  valueOf(await publish(TESTER, { id, counter: counter + 1 }));
  expect(fieldsOf(await saveDraft(TESTER, { id, counter: counter + 1, content: someContent() }))).toEqual(['draft']);
});

test('those who have a draft open see each other until they leave or fall silent', async () => {
  const [maria, jo, stranger] = [
    await makeMember('Maria'),
    await makeMember('Jo'),
    await makeMember('X', 'contributor'),
  ];
  const { id } = await makeDraft();
  const [hers, his] = [newId(), newId()];
  await bePresent(maria, { id, session: hers, unsaved: false });
  await bePresent(jo, { id, session: his, unsaved: true });
  expect(await listPresent(id, hers)).toEqual([{ session: his, name: 'Jo', unsaved: true }]);
  expect(await listPresent(id, his)).toEqual([{ session: hers, name: 'Maria', unsaved: false }]);
  await bePresent(maria, { id, session: his, unsaved: false, leaving: true });
  expect(await listPresent(id, hers), 'nobody leaves for another').toHaveLength(1);
  await bePresent(jo, { id, session: his, unsaved: false, leaving: true });
  expect(await listPresent(id, hers)).toEqual([]);
  await db()
    .$executeRaw`UPDATE "DraftPresence" SET "seenAt" = now() - interval '1 minute' WHERE session = ${hers}::uuid`;
  expect(await listPresent(id, his)).toEqual([]);
  await expect(bePresent(stranger, { id, session: newId(), unsaved: false })).rejects.toThrow(Forbidden);
});

test('people are found without accents and in the middle of a name, and added under a free slug', async () => {
  const person = await makePerson({ name: 'Éloïse Ngọc Târziu', affiliation: 'Then Institute' });
  const organization = await makeOrganization();
  expect(await searchContributors('ngoc tarz')).toEqual([
    {
      id: person.id,
      type: 'person',
      label: 'Éloïse Ngọc Târziu',
      detail: 'Then Institute',
      affiliation: 'Then Institute',
    },
  ]);
  expect(await searchContributors(organization.slug)).toMatchObject([{ id: organization.id, type: 'organization' }]);
  expect(await searchContributors('%')).toEqual([]);
  expect(await findContributorNamed('eloise ngoc tarziu')).toMatchObject({ id: person.id });
  const add = () => withFreeSlug('jo-smith', (slug) => createPerson(TESTER, { slug, name: 'Jo Smith' }));
  const [one, two] = [valueOf(await add()), valueOf(await add())];
  const slugs = await db().person.findMany({ where: { id: { in: [one.id, two.id] } }, select: { slug: true } });
  expect(slugs.map(({ slug }) => slug).sort()).toEqual(['jo-smith', 'jo-smith-2']);
  expect(await findContributorNamed('Jo Smith'), 'which of the two?').toBeNull();
  expect(
    await findNamed(someContent({ byline: [{ role: 'author', personId: one.id, affiliation: null }] })),
  ).toMatchObject({ contributors: { [one.id]: { label: 'Jo Smith' } } });
});

test('drafts of others are not found by those who may not read them', async () => {
  const contributor = await makeMember('C', 'contributor');
  const member = 'member' in contributor ? contributor.member : null;
  if (!member) throw new Error('A member acts for themselves.');
  const hidden = await makeDraft({ title: 'Quokkas in secret' });
  const shown = await makePublished({ title: 'Quokkas in public' });
  expect((await searchPublications(member, 'quokkas')).map(({ id }) => id)).toEqual([shown.id]);
  expect(await findPublicationAt(member, `https://example.org/publications/commentary/${shown.slug}`)).toMatchObject({
    id: shown.id,
  });
  expect(await findPublicationAt(member, hidden.slug)).toBeNull();
});

test('the pictures of a draft come from the newsroom, where they are seen before anything public shows them', async () => {
  const id = newId();
  await db().file.create({
    data: {
      id,
      version: '0123456789abcdef',
      storageKey: 'k',
      name: 'a chart.png',
      contentType: 'image/png',
      bytes: 9,
      renditions: [{ width: 480, storageKey: 'k-480', name: '480.webp', bytes: 5 }],
    },
  });
  const { files } = await findNamed(
    someContent({ body: { type: 'doc', content: [{ type: 'figure', attrs: { file: id, alt: 'A chart' } }] } }),
  );
  expect(files[id]).toMatchObject({
    src: `/staff/files/${id}/0123456789abcdef/a%20chart.png`,
    renditions: [{ src: `/staff/files/${id}/0123456789abcdef/480.webp`, width: 480 }],
  });
});
