import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { announcedDuring } from '../../test/announced.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makeHub, makePublished, makeScheduled, nextName, TESTER } from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { tags } from '../cache-tags.ts';
import { renameSlug } from '../directory/entries.ts';
import { mergeEntry } from '../directory/merge.ts';
import { createHub } from '../hubs/commands.ts';
import { createOrganization } from '../organizations/commands.ts';
import { createOutlet } from '../outlets/commands.ts';
import { createPerson } from '../people/commands.ts';
import { createBundle } from '../publications/bundle-commands.ts';
import { findBundle } from '../publications/bundle-desk.ts';
import { cancelSchedule, move, publish } from '../publications/commands.ts';
import { routes } from '../routes.ts';
import { addRedirect, planRedirect, removeRedirect } from './commands.ts';
import { findRedirect } from './queries.ts';

const database = useDatabase();

const fields = (result: Awaited<ReturnType<typeof addRedirect>>) =>
  result.ok ? [] : result.issues.map((issue) => issue.field);

test('an old address leads to a publication, with or without slash, query and escapes', async () => {
  const piece = await makePublished();
  const old = `/2015/03/24/${nextName('été')}`;
  expect(valueOf(await addRedirect(TESTER, { path: `${encodeURI(old)}/`, publicationId: piece.id }))).toEqual({
    added: true,
  });
  for (const asked of [old, encodeURI(old), `${old}/`, `${old}?x=1`]) {
    expect(await findRedirect(db(), asked)).toBe(`/publications/commentary/${piece.slug}`);
  }
  expect(valueOf(await addRedirect(TESTER, { path: old, publicationId: piece.id }))).toEqual({ added: false });
});

test('a chain is shortened from both ends', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => `/${nextName(name)}`) as [string, string, string];
  valueOf(await addRedirect(TESTER, { path: b, target: c }));
  valueOf(await addRedirect(TESTER, { path: a, target: b }));
  expect(await findRedirect(db(), a)).toBe(c);
  const piece = await makePublished();
  valueOf(await addRedirect(TESTER, { path: c, publicationId: piece.id }));
  for (const path of [a, b, c]) expect(await findRedirect(db(), path)).toBe(`/publications/commentary/${piece.slug}`);
});

test('what leads below a publication or a hub follows it when that moves or is merged', async () => {
  const piece = await makePublished();
  const [hub, other] = [await makeHub(), await makeHub()];
  const page = `/publications/commentary/${piece.slug}`;
  const olds = ['pdf', 'version', 'hub', 'besides'].map((name) => `/${nextName(name)}`);
  const targets = [`${page}.pdf`, `${page}/versions/1`, `/topics/${hub.slug}/page/2`, `${page}-besides.pdf`];
  for (const [index, path] of olds.entries())
    valueOf(await addRedirect(TESTER, { path, target: targets[index] as string }));
  const slug = nextName('moved');
  valueOf(await move(TESTER, { id: piece.id, slug }));
  valueOf(await renameSlug(TESTER, 'hub', { id: hub.id, slug: nextName('moved') }));
  valueOf(await mergeEntry(TESTER, 'hub', { duplicate: hub.id, into: other.id }));
  const moved = `/publications/commentary/${slug}`;
  expect(await Promise.all(olds.map((old) => findRedirect(db(), old)))).toEqual([
    `${moved}.pdf`,
    `${moved}/versions/1`,
    `/topics/${other.slug}/page/2`,
    `${page}-besides.pdf`,
  ]);
});

describe('query and fragment of a target', () => {
  test('are kept, behind a path, an owner that moves, and the front page', async () => {
    const piece = await makePublished();
    const page = `/publications/commentary/${piece.slug}`;
    const { host } = new URL(env().SITE_URL);
    const [path, owner, front, own] = ['path', 'owner', 'front', 'own'].map((name) => `/${nextName(name)}`);
    valueOf(await addRedirect(TESTER, { path: `${path}`, target: '/search?q=ferry%20quay&kind=report#résults' }));
    valueOf(await addRedirect(TESTER, { path: `${owner}`, target: `${page}#section-2` }));
    valueOf(await addRedirect(TESTER, { path: `${front}`, target: '/?from=old' }));
    valueOf(await addRedirect(TESTER, { path: `${own}`, target: `http://${host}/reports?page=2` }));
    expect(await findRedirect(db(), `${path}`)).toBe('/search?q=ferry%20quay&kind=report#r%C3%A9sults');
    expect(await findRedirect(db(), `${owner}`)).toBe(`${page}#section-2`);
    expect(await findRedirect(db(), `${front}`)).toBe('/?from=old');
    expect(await findRedirect(db(), `${own}`)).toBe('/reports?page=2');
    const slug = nextName('moved');
    valueOf(await move(TESTER, { id: piece.id, slug }));
    expect(await findRedirect(db(), `${owner}`)).toBe(`/publications/commentary/${slug}#section-2`);
  });

  test('go through chains, where those of the last count most', async () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => `/${nextName(name)}`) as [string, string, string, string];
    valueOf(await addRedirect(TESTER, { path: b, target: c }));
    valueOf(await addRedirect(TESTER, { path: a, target: `${b}?x=1` }));
    expect(await findRedirect(db(), a)).toBe(`${c}?x=1`);
    valueOf(await addRedirect(TESTER, { path: c, target: '/reports' }));
    expect([await findRedirect(db(), a), await findRedirect(db(), b)]).toEqual(['/reports?x=1', '/reports']);
    valueOf(await addRedirect(TESTER, { path: d, target: `${a}#f` }));
    expect(await findRedirect(db(), d)).toBe('/reports?x=1');
  });

  test('make no other address of a path: it can’t lead to itself, nor twice', async () => {
    const [path, back] = [`/${nextName('path')}`, `/${nextName('back')}`];
    expect(fields(await addRedirect(TESTER, { path, target: `${path}?again=1` }))).toEqual(['target']);
    valueOf(await addRedirect(TESTER, { path, target: `${back}#f` }));
    expect(fields(await addRedirect(TESTER, { path: back, target: `${path}?x=1` }))).toEqual(['target']);
    expect(valueOf(await addRedirect(TESTER, { path, target: `${back}#f` }))).toEqual({ added: false });
    expect(fields(await addRedirect(TESTER, { path, target: `${back}#g` }))).toEqual(['path']);
    expect(fields(await addRedirect(TESTER, { path: `/${nextName('p')}`, target: '//evil.example/?x#y' }))).toEqual([
      'target',
    ]);
  });

  test('wait with a bundle, and stand in its list', async () => {
    const piece = await makePublished();
    const bundle = valueOf(await createBundle(TESTER, { name: nextName('bundle') })).id;
    const path = `/${nextName('planned')}`;
    const target = `/publications/commentary/${piece.slug}?from=bundle`;
    valueOf(await planRedirect(TESTER, { bundle, path, target }));
    const reader = { id: newId(), role: 'administrator' as const, programs: null, personId: null };
    expect((await findBundle(reader, bundle))?.redirects).toEqual([{ path, to: target }]);
    await db().redirect.update({ where: { path }, data: { activeFrom: new Date(Date.now() - 1000) } });
    expect(await findRedirect(db(), path)).toBe(target);
  });
});

test('a move and a redirect that wait for each other are both answered, one of them at the second attempt', async () => {
  const piece = await makePublished();
  const [slug, page] = [nextName('swapped'), `/publications/commentary/${piece.slug}`];
  const path = `/publications/commentary/${slug}`;
  const row = await holdRow(piece.id);
  // The move waits for the row; the redirect holds the address that the move wants next, and waits for the row behind it.
  const moved = move(TESTER, { id: piece.id, slug });
  await row.waitedForBy(1);
  const added = addRedirect(TESTER, { path, target: page });
  await row.waitedForBy(2);
  await row.letGo();
  const [move1, redirect] = await Promise.all([moved, added]);
  valueOf(move1);
  expect(redirect.ok ? [] : redirect.issues.map(({ field }) => field)).toEqual(redirect.ok ? [] : ['path']);
  expect((await db().publication.findUniqueOrThrow({ where: { id: piece.id } })).slug).toBe(slug);
  expect(await findRedirect(db(), page)).toBe(path);
});

/** Keeps a publication's row, so that who wants it comes to stand in line. */
async function holdRow(id: string) {
  const holder = new pg.Client({ connectionString: database.url() });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM "Publication" WHERE id = $1 FOR UPDATE', [id]);
  const waiting = async () => {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.count;
  };
  return {
    waitedForBy: (count: number) => expect.poll(waiting, { timeout: 10_000 }).toBe(count),
    letGo: async () => {
      await holder.query('COMMIT');
      await holder.end();
    },
  };
}

test('a redirect to the address of a publication follows it when that moves', async () => {
  const piece = await makePublished();
  const old = `/${nextName('old')}`;
  valueOf(await addRedirect(TESTER, { path: old, target: `/publications/commentary/${piece.slug}` }));
  const slug = nextName('moved');
  valueOf(await move(TESTER, { id: piece.id, slug }));
  expect(await findRedirect(db(), old)).toBe(`/publications/commentary/${slug}`);
});

test('what leads below something that the public can’t see leads nowhere until they can', async () => {
  const hidden = await makeScheduled({}, new Date(Date.now() + 3_600_000));
  const page = routes.publication('commentary', hidden.slug);
  const olds = await Promise.all(
    [`${page}.pdf`, `${page}/versions/2`, `${page}/x/y`, page.replace('publications/c', 'Publications/C')].map(
      async (target) => {
        const path = `/${nextName('old')}`;
        valueOf(await addRedirect(TESTER, { path, target }));
        return path;
      },
    ),
  );
  const ends = () => Promise.all(olds.map((path) => findRedirect(db(), path)));
  expect(await ends()).toEqual([null, null, null, null]);
  const { counter } = valueOf(await cancelSchedule(TESTER, { id: hidden.id }));
  valueOf(await publish(TESTER, { id: hidden.id, counter }));
  expect(await ends()).toEqual(expect.arrayContaining([`${page}.pdf`, `${page}/versions/2`, `${page}/x/y`]));
  const unknown = nextName('person');
  valueOf(await createPerson(TESTER, { slug: unknown, name: 'Not public', standing: 'contributor' }));
  const path = `/${nextName('old')}`;
  valueOf(await addRedirect(TESTER, { path, target: `/people/${unknown}/feed.xml` }));
  expect(await findRedirect(db(), path)).toBeNull();
});

test('redirects, people, hubs, outlets and files are made by those who may', async () => {
  const contributor = memberActor({ id: newId(), role: 'contributor', programs: null, personId: null });
  const slug = nextName('x');
  await expect(addRedirect(contributor, { path: `/${slug}`, target: 'https://evil.example/' })).rejects.toThrow(
    Forbidden,
  );
  await expect(createPerson(contributor, { slug, name: 'X' })).rejects.toThrow(Forbidden);
  await expect(createHub(contributor, { type: 'topic', slug, name: 'X' })).rejects.toThrow(Forbidden);
  await expect(createOutlet(contributor, { slug, name: 'X' })).rejects.toThrow(Forbidden);
  await expect(createOrganization(contributor, { slug, name: 'X' })).rejects.toThrow(Forbidden);
});

test('loops are refused, short and long', async () => {
  const [a, b] = [`/${nextName('a')}`, `/${nextName('b')}`];
  expect(fields(await addRedirect(TESTER, { path: a, target: a }))).toEqual(['target']);
  valueOf(await addRedirect(TESTER, { path: a, target: b }));
  expect(fields(await addRedirect(TESTER, { path: b, target: a }))).toEqual(['target']);
});

test('of two redirects that would lead to each other, made at once, one is refused', async () => {
  for (let n = 0; n < 10; n += 1) {
    const [a, b] = [`/${nextName('a')}`, `/${nextName('b')}`];
    const both = await Promise.all([
      addRedirect(TESTER, { path: a, target: b }),
      addRedirect(TESTER, { path: b, target: a }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  }
});

test('an address of this site is a path, however it is written', async () => {
  const { host } = new URL(env().SITE_URL);
  const path = `/${nextName('own')}`;
  for (const target of [`HTTP://${host.toUpperCase()}${path}`, `https://${host}${path}/`]) {
    expect(fields(await addRedirect(TESTER, { path, target }))).toEqual(['target']);
  }
  valueOf(await addRedirect(TESTER, { path, target: `HTTP://${host.toUpperCase()}/reports` }));
  expect(await findRedirect(db(), path)).toBe('/reports');
});

test('what shows something, leads elsewhere or belongs to the application is refused', async () => {
  const [piece, hub] = [await makePublished(), await makeHub()];
  const to = { publicationId: piece.id };
  for (const path of [
    `/publications/commentary/${piece.slug}`,
    `/topics/${hub.slug}`,
    '/reports',
    '/search',
    '/feed.xml',
    '/publications/commentary',
    '/staff/x',
    '/preview/x',
    '/files',
  ]) {
    expect(fields(await addRedirect(TESTER, { path, ...to }))).toEqual(['path']);
  }
  const taken = `/${nextName('taken')}`;
  valueOf(await addRedirect(TESTER, { path: taken, target: '/reports' }));
  expect(fields(await addRedirect(TESTER, { path: taken, ...to }))).toEqual(['path']);
});

test.each(['relative', '//elsewhere.example', '/%', '/%00', '/', '/a\\b', `/${'x'.repeat(1001)}`])(
  'the path %j is refused',
  async (path) => {
    expect(fields(await addRedirect(TESTER, { path, target: '/reports' }))).toEqual(['path']);
  },
);

test.each(['javascript:alert(1)', '//elsewhere.example', 'data:text/html,x', ''])(
  'the target %j is refused',
  async (target) => {
    expect(fields(await addRedirect(TESTER, { path: `/${nextName('p')}`, target }))).toEqual(['target']);
  },
);

test('a redirect is taken away once, and its address is free again', async () => {
  const path = `/${nextName('gone')}`;
  valueOf(await addRedirect(TESTER, { path, target: '/reports?year=2024#tables' }));
  const heard = await announcedDuring(async () => valueOf(await removeRedirect(TESTER, { path })));
  expect(heard).toEqual([tags.address(path)]);
  expect(await findRedirect(db(), path)).toBeNull();
  expect((await removeRedirect(TESTER, { path })).ok).toBe(false);
  const [entry] = await db().auditEntry.findMany({ where: { subjectId: path, action: 'delete' } });
  expect(entry?.detail).toEqual({
    before: { target: '/reports', suffix: '?year=2024#tables' },
    after: null,
  });
  valueOf(await addRedirect(TESTER, { path, target: '/people' }));
});

test('a target elsewhere is an http(s) address', async () => {
  const path = `/${nextName('out')}`;
  valueOf(await addRedirect(TESTER, { path, target: 'https://elsewhere.example/a?b=c' }));
  expect(await findRedirect(db(), path)).toBe('https://elsewhere.example/a?b=c');
});

test('an embargoed publication is not betrayed by its old address', async () => {
  const piece = await makeScheduled({}, new Date(Date.now() + 3_600_000));
  const old = `/${nextName('old')}`;
  valueOf(await addRedirect(TESTER, { path: old, publicationId: piece.id }));
  expect(await findRedirect(db(), old)).toBeNull();
});

test.each(['by hand', 'with a bundle'])(
  '%s an address typed as a target tells no slug before its page is there',
  async (way) => {
    const slug = nextName('unnamed');
    const person = valueOf(await createPerson(TESTER, { slug, name: 'Unnamed', standing: 'contributor' }));
    const draft = await makeDraft();
    const typed = [routes.person(slug), routes.publication('commentary', draft.slug)];
    const olds = typed.map(() => `/${nextName('old')}`);
    const bundle = valueOf(await createBundle(TESTER, { name: nextName('Bundle') })).id;
    for (const [index, target] of typed.entries()) {
      const path = olds[index] as string;
      valueOf(
        await (way === 'by hand'
          ? addRedirect(TESTER, { path, target })
          : planRedirect(TESTER, { bundle, path, target })),
      );
    }
    await db().redirect.updateMany({ where: { path: { in: olds } }, data: { activeFrom: new Date() } });
    for (const old of olds) expect(await findRedirect(db(), old)).toBeNull();
    await makePublished({ byline: [{ role: 'author', personId: person.id, affiliation: null }] });
    valueOf(await publish(TESTER, { id: draft.id, counter: draft.counter }));
    expect(await Promise.all(olds.map((old) => findRedirect(db(), old)))).toEqual(typed);
  },
);

test('an old address of a contributor leads nowhere until something of theirs is public', async () => {
  const person = valueOf(
    await createPerson(TESTER, { slug: nextName('guest'), name: 'Guest', standing: 'contributor' }),
  );
  const old = `/${nextName('author')}`;
  valueOf(await addRedirect(TESTER, { path: old, personId: person.id }));
  expect(await findRedirect(db(), old)).toBeNull();
  await makePublished({ byline: [{ role: 'author', personId: person.id, affiliation: null }] });
  expect(await findRedirect(db(), old)).toMatch(/^\/people\/guest/);
});
