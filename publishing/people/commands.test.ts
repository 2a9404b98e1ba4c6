import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { type Result, valueOf } from '../../lib/result.ts';
import { transaction } from '../../lib/transaction.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makeOrganization,
  makePerson,
  makePublished,
  makeScheduled,
  nextName,
  someContent,
  TESTER,
} from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { scopes } from '../listings/listing.ts';
import { countList } from '../listings/queries.ts';
import { publish, revise } from '../publications/commands.ts';
import type { BylineItem } from '../publications/content.ts';
import { openDraft, saveDraft } from '../publications/draft-commands.ts';
import { findText } from '../publications/history-desk.ts';
import { keepDraft } from '../publications/kept-drafts.ts';
import { findRedirect } from '../redirects/queries.ts';
import {
  changePerson,
  createPeople,
  createPerson,
  deletePerson,
  mergePeople,
  movePerson,
  retirePerson,
} from './commands.ts';
import { findPerson, listPeople } from './queries.ts';

useDatabase();

const by = (personId: string, role: BylineItem['role'] = 'author'): BylineItem => ({
  personId,
  role,
  affiliation: null,
});
const issues = (result: Result<unknown>) => (result.ok ? [] : result.issues);
const bylineOf = async (publicationId: string) =>
  (await db().contribution.findMany({ where: { publicationId }, orderBy: { position: 'asc' } })).map(
    ({ personId, role }) => ({ personId, role }),
  );

test('merging a duplicate takes everything that names it along, and nobody stands twice in one role', async () => {
  const [duplicate, kept, other] = [await makePerson(), await makePerson(), await makePerson()];
  const alone = await makePublished({ byline: [by(duplicate.id), by(other.id)] });
  const both = await makePublished({
    byline: [by(other.id), by(duplicate.id), by(kept.id), by(kept.id, 'translator')],
  });
  const helped = await makeDraft({ byline: [by(kept.id, 'with'), by(duplicate.id), by(duplicate.id, 'editor')] });
  const helpedHere = await makePublished({ byline: [by(duplicate.id, 'with'), by(other.id), by(kept.id)] });
  const waiting = await makeScheduled({ byline: [by(duplicate.id)] }, new Date(Date.now() + 3_600_000));
  const draft = await makeDraft({ byline: [by(kept.id), by(duplicate.id)] });
  const member = await db().member.create({
    data: { id: newId(), name: 'M', email: `${nextName('m')}@example.org`, personId: duplicate.id },
  });
  const earlier = nextName('earlier');
  valueOf(await movePerson(TESTER, { id: duplicate.id, slug: earlier }));

  expect(valueOf(await mergePeople(TESTER, { duplicate: duplicate.id, into: kept.id }))).toEqual({ publications: 4 });

  expect(await bylineOf(alone.id)).toEqual([
    { personId: kept.id, role: 'author' },
    { personId: other.id, role: 'author' },
  ]);
  expect(await bylineOf(both.id)).toEqual([
    { personId: other.id, role: 'author' },
    { personId: kept.id, role: 'author' },
    { personId: kept.id, role: 'translator' },
  ]);
  expect(await bylineOf(helpedHere.id)).toEqual([
    { personId: other.id, role: 'author' },
    { personId: kept.id, role: 'author' },
  ]);
  expect(await bylineOf(waiting.id)).toEqual([{ personId: kept.id, role: 'author' }]);
  const stored = await db().draft.findUniqueOrThrow({ where: { publicationId: draft.id } });
  expect((stored.content as { byline: unknown }).byline).toEqual([by(kept.id)]);
  expect(stored.counter).toBe(draft.counter);
  const written = await db().draft.findUniqueOrThrow({ where: { publicationId: helped.id } });
  expect((written.content as { byline: unknown }).byline).toEqual([by(kept.id), by(kept.id, 'editor')]);
  const desk = await db().publication.findMany({
    where: { id: { in: [alone.id, both.id, draft.id] } },
    select: { deskPeople: true },
  });
  expect(desk.flatMap(({ deskPeople }) => deskPeople)).not.toContain(duplicate.id);
  expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).personId).toBe(kept.id);
  expect(await countList(db(), scopes.person(kept.id))).toBe(3);
  expect(await db().listCount.count({ where: { scope: scopes.person(duplicate.id) } })).toBe(0);
  expect(await db().listTotal.count({ where: { scope: scopes.person(duplicate.id) } })).toBe(0);
  expect(await db().listEntry.count({ where: { scope: scopes.person(kept.id) } })).toBe(4);
  for (const path of [`/people/${duplicate.slug}`, `/people/${earlier}`]) {
    expect(await findRedirect(db(), path)).toBe(`/people/${kept.slug}`);
  }
  expect(await findPerson(db(), earlier)).toBeNull();
  const [facets] = await db().$queryRaw<{ values: string[] }[]>`
    SELECT array_agg(f.value) AS values FROM "SearchDocument" d JOIN "SearchFacet" f ON f.number = ANY (d.facets)
    WHERE d."publicationId" = ${alone.id}::uuid AND f.facet = 'person'`;
  expect(facets?.values.sort()).toEqual([kept.id, other.id].sort());
  const log = await db().auditEntry.findMany({
    where: { action: 'merge', subjectId: { in: [duplicate.id, kept.id] } },
  });
  expect(log.map(({ subjectId }) => subjectId).sort()).toEqual([duplicate.id, kept.id].sort());
});

test('what still names the duplicate follows: a browser that was open, and a draft made from an old revision', async () => {
  const [duplicate, kept] = [await makePerson(), await makePerson()];
  const open = await makeDraft({ byline: [by(duplicate.id)] });
  const piece = await makePublished({ byline: [by(duplicate.id), by(kept.id)] });
  valueOf(await mergePeople(TESTER, { duplicate: duplicate.id, into: kept.id }));
  valueOf(await saveDraft(TESTER, { ...open, content: someContent({ byline: [by(duplicate.id), by(kept.id)] }) }));
  valueOf(await openDraft(TESTER, { id: piece.id }));
  const drafts = await db().draft.findMany({ where: { publicationId: { in: [open.id, piece.id] } } });
  for (const { content } of drafts) expect((content as { byline: unknown }).byline).toEqual([by(kept.id)]);
  const revision = await db().revision.findFirstOrThrow({ where: { publicationId: piece.id } });
  expect((revision.content as { byline: BylineItem[] }).byline[0]?.personId).toBe(duplicate.id);
  expect((await db().person.findUniqueOrThrow({ where: { id: duplicate.id } })).mergedIntoId).toBe(kept.id);
  expect((await findText(piece.id, { kind: 'revision', number: 1 }))?.byline, 'as it is compared').toEqual([
    by(kept.id),
  ]);
});

test('merges go through one after the other: a chain ends in one step, a cycle is refused', async () => {
  const [a, b, c] = [await makePerson(), await makePerson(), await makePerson()];
  const piece = await makePublished({ byline: [by(a.id), by(b.id), by(c.id)] });
  const results = await Promise.all([
    mergePeople(TESTER, { duplicate: a.id, into: b.id }),
    mergePeople(TESTER, { duplicate: b.id, into: a.id }),
    mergePeople(TESTER, { duplicate: a.id, into: c.id }),
    mergePeople(TESTER, { duplicate: b.id, into: c.id }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  const rows = await db().person.findMany({ where: { id: { in: [a.id, b.id, c.id] } } });
  const [last] = rows.filter(({ mergedIntoId }) => mergedIntoId === null);
  expect(rows.filter(({ id }) => id !== last?.id).map(({ mergedIntoId }) => mergedIntoId)).toEqual([
    last?.id,
    last?.id,
  ]);
  expect(await bylineOf(piece.id)).toEqual([{ personId: last?.id, role: 'author' }]);
  for (const { slug } of rows.filter(({ id }) => id !== last?.id)) {
    expect(await findRedirect(db(), `/people/${slug}`)).toBe(`/people/${last?.slug}`);
  }
  expect(issues(await mergePeople(TESTER, { duplicate: last?.id ?? '', into: last?.id ?? '' }))).toHaveLength(1);
});

test('a release that is under way and a merge wait for each other', async () => {
  const [duplicate, kept] = [await makePerson(), await makePerson()];
  const draft = await makeDraft({ byline: [by(duplicate.id)] });
  await Promise.all([
    mergePeople(TESTER, { duplicate: duplicate.id, into: kept.id }).then(valueOf),
    publish(TESTER, { id: draft.id, counter: draft.counter }).then(valueOf),
  ]);
  expect(await bylineOf(draft.id)).toEqual([{ personId: kept.id, role: 'author' }]);
  expect(await countList(db(), scopes.person(kept.id))).toBe(1);
});

test('somebody who is named anywhere can’t be deleted, and the sentence says by how much', async () => {
  const [person, past, duplicate] = [await makePerson({ name: 'Ada' }), await makePerson(), await makePerson()];
  const piece = await makePublished({ byline: [by(person.id), by(past.id)] });
  await makeDraft({ byline: [by(person.id)] });
  expect(issues(await deletePerson(TESTER, { id: person.id }))[0]?.message).toMatch(
    /^Ada stands in the bylines of 2 publications, earlier texts and drafts included/,
  );
  valueOf(
    await revise(TESTER, { id: piece.id, expectedRevision: 1, content: someContent({ byline: [by(person.id)] }) }),
  );
  expect(issues(await deletePerson(TESTER, { id: past.id }))[0]?.message).toContain('the byline of 1 publication');
  await makePublished({ byline: [by(duplicate.id)] });
  const into = await makePerson();
  valueOf(await mergePeople(TESTER, { duplicate: duplicate.id, into: into.id }));
  expect(issues(await deletePerson(TESTER, { id: into.id }))).toHaveLength(1);
  await db().contribution.deleteMany({ where: { personId: into.id } });
  expect(issues(await deletePerson(TESTER, { id: into.id })), 'the revision names the duplicate').toHaveLength(1);

  const aside = await makePerson();
  const { id, counter } = await makeDraft({ byline: [by(aside.id)] });
  await transaction((tx) => keepDraft(tx, TESTER, id, 'Put aside'));
  valueOf(await saveDraft(TESTER, { id, counter, content: someContent() }));
  expect(issues(await deletePerson(TESTER, { id: aside.id })), 'a kept draft names them').toHaveLength(1);

  const nobody = await makePerson({ name: 'Nobody' });
  valueOf(await movePerson(TESTER, { id: nobody.id, slug: nextName('moved') }));
  valueOf(await deletePerson(TESTER, { id: nobody.id }));
  expect(await db().person.count({ where: { id: nobody.id } })).toBe(0);
  expect(await db().redirect.count({ where: { path: `/people/${nobody.slug}` } })).toBe(0);
  const [entry] = await db().auditEntry.findMany({ where: { action: 'delete', subjectId: nobody.id } });
  expect(entry?.detail).toMatchObject({ before: { name: 'Nobody' }, after: null });
});

test('a new slug leads the old address on in one step, back again too, and takes nobody else’s', async () => {
  const [person, other] = [await makePerson({ standing: 'expert' }), await makePerson({ standing: 'expert' })];
  expect(issues(await movePerson(TESTER, { id: person.id, slug: other.slug }))).toEqual([
    { field: 'slug', message: expect.stringContaining('Something else has the address') },
  ]);
  const [first, second] = [nextName('first'), nextName('second')];
  valueOf(await movePerson(TESTER, { id: person.id, slug: first }));
  valueOf(await movePerson(TESTER, { id: person.id, slug: second }));
  for (const slug of [person.slug, first])
    expect(await findRedirect(db(), `/people/${slug}`)).toBe(`/people/${second}`);
  expect(issues(await movePerson(TESTER, { id: other.id, slug: first }))[0]?.message).toContain('leads readers on');
  expect(issues(await createPerson(TESTER, { slug: first, name: 'X' }))[0]?.field).toBe('slug');
  valueOf(await movePerson(TESTER, { id: person.id, slug: first }));
  expect(await findRedirect(db(), `/people/${first}`)).toBeNull();
  expect(await findRedirect(db(), `/people/${second}`)).toBe(`/people/${first}`);
  expect((await findPerson(db(), first))?.id).toBe(person.id);
});

test('two who want one slug at once: one has it', async () => {
  const [one, two] = [await makePerson(), await makePerson()];
  const slug = nextName('wanted');
  const results = await Promise.all([one, two].map(({ id }) => movePerson(TESTER, { id, slug })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a retired person is listed no more and keeps the page', async () => {
  const person = await makePerson({ standing: 'expert' });
  const listed = async () => (await listPeople(db())).some(({ people }) => people.some(({ id }) => id === person.id));
  expect(await listed()).toBe(true);
  valueOf(await retirePerson(TESTER, { id: person.id, retired: true }));
  expect(await listed()).toBe(false);
  valueOf(
    await changePerson(TESTER, { id: person.id, person: { slug: person.slug, name: 'Changed', standing: 'expert' } }),
  );
  expect(await findPerson(db(), person.slug)).toMatchObject({ name: 'Changed', retired: true });
  valueOf(await retirePerson(TESTER, { id: person.id, retired: false }));
  expect(await listed()).toBe(true);
});

test('a change is logged with what was and what is and from where it came', async () => {
  const member = { id: newId(), role: 'editor', programs: null, personId: null } as const;
  const actor = memberActor(member, '203.0.113.7');
  const person = await makePerson({ name: 'Ada' });
  valueOf(await changePerson(actor, { id: person.id, person: { slug: person.slug, name: 'Ada L.', role: 'Fellow' } }));
  const [entry] = await db().auditEntry.findMany({ where: { subjectId: person.id, action: 'change' } });
  expect(entry).toMatchObject({
    actor: `member:${member.id}`,
    address: '203.0.113.7',
    detail: { before: { name: 'Ada', role: null }, after: { name: 'Ada L.', role: 'Fellow' } },
  });
});

test('who may not manage the directory changes nothing in it', async () => {
  const actor = memberActor({ id: newId(), role: 'author', programs: null, personId: null });
  const [person, organization] = [await makePerson(), await makeOrganization()];
  const input = { id: person.id };
  for (const attempt of [
    () => movePerson(actor, { ...input, slug: 'x' }),
    () => retirePerson(actor, { ...input, retired: true }),
    () => deletePerson(actor, input),
    () => mergePeople(actor, { duplicate: person.id, into: organization.id }),
    () => changePerson(actor, { ...input, person: { slug: person.slug, name: 'X' } }),
  ]) {
    await expect((async () => attempt())()).rejects.toThrow(Forbidden);
  }
});

test('of many made at once those that are refused hold up nobody, and two that ask for one slug get one', async () => {
  const [taken, slug, other] = [await makePerson(), nextName('many'), nextName('many')];
  const person = (its: string, name = 'Many') => ({ slug: its, name, standing: 'contributor' as const });
  const results = await createPeople(TESTER, [
    person(slug),
    person(taken.slug),
    person('Not a slug'),
    person(slug, 'Second'),
    person(other),
  ]);
  expect(results.map((result) => result.ok)).toEqual([true, false, false, false, true]);
  expect(results.flatMap(issues).map(({ field }) => field)).toEqual(['slug', 'slug', 'slug']);
  const ids = results.flatMap((result) => (result.ok ? result.value.id : []));
  expect(await db().person.count({ where: { id: { in: ids }, slug: { in: [slug, other] } } })).toBe(2);
  expect(await db().auditEntry.count({ where: { action: 'create', subjectId: { in: ids } } })).toBe(2);
});
