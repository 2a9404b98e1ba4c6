import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { corporaDirectory, hostileCases, naughtyStrings } from '../../test/corpora.ts';
import { useDatabase } from '../../test/database.ts';
import { TESTER } from '../../test/factories.ts';
import type { Block } from '../body/document.ts';
import { mergePeople } from '../people/commands.ts';
import { revise } from '../publications/commands.ts';
import type { PublicationContent } from '../publications/content.ts';
import { findRedirect } from '../redirects/queries.ts';
import { importSite } from './import-site.ts';
import type { ImportReport, RemarkType } from './report.ts';

const root = mkdtempSync(join(tmpdir(), 'import-'));
process.env.DATA_DIR = join(root, 'data');
useDatabase();
afterAll(() => rmSync(root, { recursive: true }));

let sites = 0;

/** A folder with these files. Every site is a source of its own, so that tests don't meet. */
function site(files: Record<string, string | Uint8Array>): { folder: string; mapping: string; source: string } {
  sites += 1;
  const folder = join(root, `site-${sites}`);
  for (const [path, content] of Object.entries({ 'content/news/_index.md': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const source = `site-${sites}`;
  const mapping = join(root, `${source}.yaml`);
  writeFileSync(mapping, MAPPING.replace('SOURCE', source));
  return { folder, mapping, source };
}

const MAPPING = `
source: SOURCE
origins: [https://old.example]
files: https://files.example
collections:
  - { folder: content/news, kind: commentary, addresses: ["/:year/:month/:day/:slug/"] }
  - { folder: content/events, kind: event, addresses: ["/event/:slug/"] }
people: { folder: content/authors, addresses: ["/authors/:slug/"] }
outlets: { folder: content/sources }
topics: { folder: content/topics }
pictures: { folder: data/images }
retired: [{ file: content/301.md, target: /articles-multimedia }]
shortcodes:
  img: { as: picture }
  note: { as: callout }
  quote: { as: quote, text: text, by: by }
  youtube: { as: embed, url: "https://www.youtube.com/watch?v={id}", title: "{title}" }
  ref: { as: address }
  attachment: { as: file, file: file, label: label, origin: "https://files.example/{file}" }
  counter: { as: nothing }
`;

async function run({ folder, mapping }: { folder: string; mapping: string }, dryRun = false): Promise<ImportReport> {
  const result = await importSite({ folder, mapping, dryRun });
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function told(report: ImportReport, type: RemarkType): string[] {
  return report.remarks.filter((remark) => remark.type === type).map(({ message }) => message);
}

async function publicationAt(source: string, key: string) {
  const { publicationId } = await db().importSource.findUniqueOrThrow({ where: { source_key: { source, key } } });
  return db().publication.findUniqueOrThrow({
    where: { id: publicationId ?? '' },
    include: {
      outlet: true,
      draft: true,
      contributions: { include: { person: true }, orderBy: { position: 'asc' } },
      hubs: { include: { hub: true }, orderBy: { position: 'asc' } },
      files: { include: { file: true } },
      revisions: { orderBy: { number: 'asc' } },
      redirects: true,
    },
  });
}

const bodyOf = (row: { body: unknown }) => (row.body as { content: Block[] }).content;
const article = (fields: string, text = 'Text.') => `---\n${fields}\n---\n\n${text}\n`;
const NEWS = 'content/news/2019/05/2019-05-06-piece.md';
const DATED = 'date: 2019-05-06 08:30:00 -0400';

test.each<[string, string, Record<string, unknown>, RemarkType[]]>([
  [
    'a plain article',
    `title: Ports\n${DATED}`,
    {
      title: 'Ports',
      slug: 'piece',
      state: 'published',
      releaseAt: new Date('2019-05-06T12:30:00Z'),
      datePrecision: 'minute',
    },
    [],
  ],
  [
    'only a day',
    'title: Ports\ndate: 2019-05-06',
    { datePrecision: 'day', state: 'published', releaseAt: new Date('2019-05-06T00:00:00Z') },
    [],
  ],
  [
    'a time without a zone',
    'title: Ports\ndate: 2019-05-06 8:30:00',
    { releaseAt: new Date('2019-05-06T08:30:00Z') },
    ['date-no-zone'],
  ],
  [
    'a time of another zone, on another day here',
    'title: Ports\ndate: 2019-05-06 23:30:00 -0700',
    { releaseAt: new Date('2019-05-07T06:30:00Z'), datePrecision: 'minute' },
    ['date-other-day'],
  ],
  [
    'no date but one in the file’s name',
    'title: Ports',
    { state: 'published', datePrecision: 'day' },
    ['date-missing'],
  ],
  ['a date in the future', 'title: Ports\ndate: 2060-05-06 08:30:00 -0400', { state: 'scheduled' }, ['scheduled']],
  ['a draft', `title: Ports\n${DATED}\ndraft: true`, { state: 'draft', releaseAt: null }, ['draft']],
  ['no title', DATED, { state: 'draft', title: '' }, ['title-missing', 'draft']],
  ['a number as slug', `title: Ports\n${DATED}\nslug: 0124062`, { slug: '0124062' }, []],
  ['a slug that is none here', `title: Ports\n${DATED}\nslug: "Häfen’s Day"`, { slug: 'hafens-day' }, ['slug-changed']],
  [
    'entities and no-break spaces in the title',
    `title: "Q&amp;A\u00a0with&#46; Ana\u200b"\n${DATED}`,
    { title: 'Q&A with. Ana' },
    ['text-cleaned'],
  ],
  ['a key that stands twice', `title: First\ntitle: Second\n${DATED}`, { title: 'Second' }, ['key-twice']],
  [
    'empty keys',
    `title: Ports\n${DATED}\ndeck:\nkicker:\nprimary_image: ""`,
    { subtitle: null, coverFileId: null },
    [],
  ],
  [
    'deck and summary',
    `title: Ports\n${DATED}\ndeck: "**Bold** deck"\nsummary: Short.`,
    { subtitle: 'Bold deck', summary: 'Short.' },
    ['text-cleaned'],
  ],
  ['no summary but a deck', `title: Ports\n${DATED}\ndeck: Deck`, { subtitle: 'Deck', summary: 'Deck' }, []],
  [
    'an expiry date and weight 0',
    `title: Ports\n${DATED}\nexpirydate: 2020-01-01\nweight: 0`,
    { state: 'published' },
    ['expired', 'hidden'],
  ],
  ['a field without a place', `title: Ports\n${DATED}\nkicker: Above`, {}, ['not-carried']],
  [
    'words that say that there is none',
    `title: Ports\n${DATED}\ndeck: null\nsummary: ~`,
    { subtitle: null, summary: '' },
    [],
  ],
  [
    'a full piece elsewhere, source unknown',
    `title: Ports\n${DATED}\nsource_url: https://www.paper.example/x`,
    { originalUrl: 'https://www.paper.example/x' },
    ['outlet-new'],
  ],
  [
    'an address that is none',
    `title: Ports\n${DATED}\nsource_url: "javascript:alert(1)"`,
    { originalUrl: null, outletId: null },
    ['address-bad'],
  ],
  ['a source without address', `title: Ports\n${DATED}\nsource: paper`, { outletId: null }, ['outlet-unused']],
  [
    'a canonical page elsewhere',
    `title: Ports\n${DATED}\ncanonical: https://paper.example/y`,
    { originalUrl: 'https://paper.example/y' },
    ['canonical'],
  ],
  [
    'a page that moved',
    `title: Ports\n${DATED}\nredirectto: https://paper.example/z`,
    { originalUrl: 'https://paper.example/z' },
    ['moved-away'],
  ],
  [
    'an author and a topic without a record, named twice',
    `title: Ports\n${DATED}\nauthors: [jane-doe, jane-doe]\ntopics: [open-data, open-data]`,
    {},
    ['author-new', 'topic-new', 'named-twice'],
  ],
  ['a shortcode nobody knows', `title: Ports\n${DATED}\nsummary: "x"`, {}, []],
])('rule: %s', async (_name, fields, expected, remarks) => {
  const made = site({ [NEWS]: article(fields) });
  const report = await run(made);
  expect(await publicationAt(made.source, NEWS)).toMatchObject(expected);
  const types = [...new Set(report.remarks.map(({ type }) => type))];
  for (const type of remarks) expect(types).toContain(type);
  expect(types.filter((type) => type === 'refused' || type === 'draft')).toEqual(
    remarks.filter((type) => type === 'draft'),
  );
  expect(report.collections['content/news']).toEqual({ files: 1, here: 1, refused: 0 });
});

test('a whole site arrives: people, topics, outlets, pictures, links, addresses', async () => {
  const picture = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  const made = site({
    'content/authors/ana/_index.md':
      '---\ndisplay_name: "Ana Solórzano"\nfirst_name: Ana\nlast_name: Solórzano\nslug: ana\nagency_full_name: Port Authority\n---\n',
    'content/topics/trade/_index.md':
      '---\ntitle: Trade\nslug: trade\nsummary: "Goods\nand **ships**."\naliases: [/commerce/]\n---\n',
    'content/sources/source_paper.md': '---\nslug: paper\nname: The Paper\ndomain: https://paper.example\n---\n',
    'data/images/crane.yml':
      '  uid     : crane\n  width   : 1200\n  height  : 630\n  format  : jpg\n  credit  : A. Photographer\n  alt     : "A crane"\n',
    'static/slides.pdf': '%PDF-1.4 slides',
    'static/map.png': picture,
    'content/301.md': '---\naliases:\n  - /gone/forever/\n---\n',
    [NEWS]: article(
      `title: Ports\nslug: ports\n${DATED}\nauthors: [ana]\ntopics: [trade]\nprimary_image: crane\naliases: [/old-ports/, /2019/ports]`,
      `See [the other]({{< ref "2019-06-07-other.md#part" >}} "Other"), [absolute](https://old.example/2019/06/07/other/) and [nobody]({{< ref "gone.md" >}}).

{{< img src="crane" caption="In the _harbor_" >}}
{{< img src="map" alt="A map" >}}

{{< note >}}
Take **care**.
{{< /note >}}

{{< quote text="To be" by="W. S." >}}

{{% youtube id="abcdefghijk" title="A film" %}}

{{< attachment file="slides.pdf" label="The slides" >}} {{< attachment file="absent.pdf" label="Absent" >}}

{{< mystery >}}inside{{< /mystery >}}{{< counter >}}`,
    ),
    'content/news/2019/06/2019-06-07-other.md': article(
      'title: Other\nslug: other\ndate: 2019-06-07 10:00:00 -0400\nsource: paper\nsource_url: https://paper.example/other',
      '',
    ),
    'content/events/2030/launch.md': article(
      'title: Launch\ndate: 2999-01-02 10:00:00 -0500\nend_date: 2999-01-02 11:00:00 -0500\nregistration_url: https://register.example\nyoutube_id: abcdefghijk',
    ),
  });
  const report = await run(made);
  expect(report.totals.publications).toEqual({ created: 3, changed: 0, unchanged: 0, refused: 0 });

  const ports = await publicationAt(made.source, NEWS);
  expect(ports.contributions.map(({ person, affiliation }) => [person?.name, person?.familyName, affiliation])).toEqual(
    [['Ana Solórzano', 'Solórzano', 'Port Authority']],
  );
  expect(ports.hubs.map(({ hub }) => [hub.name, hub.description])).toEqual([['Trade', 'Goods and ships.']]);
  expect(ports.redirects.map(({ path }) => path).sort()).toEqual(['/2019/05/06/ports', '/2019/ports', '/old-ports']);
  expect(ports.coverAlt).toBe('A crane');
  const roles = ports.files.map(({ role, file }) => [role, file.name, file.storageKey !== null]).sort();
  expect(roles).toEqual([
    ['body', 'crane.jpg', false],
    ['body', 'map.png', true],
    ['cover', 'crane.jpg', false],
    ['download', 'slides.pdf', true],
  ]);
  const body = bodyOf(ports);
  expect(body.map(({ type }) => type)).toEqual([
    'paragraph',
    'figure',
    'figure',
    'callout',
    'blockquote',
    'embed',
    'paragraph',
    'paragraph',
  ]);
  expect(body[1]).toMatchObject({ attrs: { alt: 'A crane', credit: 'A. Photographer' } });
  expect(body[4]).toMatchObject({ attrs: { attribution: 'W. S.' } });
  expect(body[5]).toMatchObject({ attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'A film' } });
  const links = JSON.stringify(body).match(/"href":"[^"]*"/g);
  const slides = ports.files.find(({ role }) => role === 'download')?.file;
  expect(links).toEqual([
    '"href":"/publications/commentary/other"',
    '"href":"/publications/commentary/other"',
    `"href":"/files/${slides?.id}/${slides?.version}/slides.pdf"`,
    '"href":"https://files.example/absent.pdf"',
  ]);
  expect(JSON.stringify(body)).toContain('inside');
  expect(told(report, 'link-place-lost')).toEqual(['/publications/commentary/other has no heading “part”.']);
  expect(told(report, 'link-lost')).toEqual(['“gone.md” is not in the folder.']);
  expect(told(report, 'shortcode-unknown')).toEqual(['The shortcode “mystery” is not in the mapping.']);
  expect(told(report, 'shortcode-dropped')).toHaveLength(1);
  expect(told(report, 'picture-missing')).toEqual(['The bytes of crane.jpg are not in the folder.']);

  const other = await publicationAt(made.source, 'content/news/2019/06/2019-06-07-other.md');
  expect(other).toMatchObject({
    state: 'published',
    originalUrl: 'https://paper.example/other',
    outlet: { name: 'The Paper' },
  });
  const launch = await publicationAt(made.source, 'content/events/2030/launch.md');
  expect(launch).toMatchObject({ kind: 'event', state: 'published', startsAt: new Date('2999-01-02T15:00:00Z') });
  expect(launch.releaseAt?.getTime()).toBeLessThanOrEqual(Date.now());
  expect(bodyOf(launch)[0]).toMatchObject({ type: 'embed', attrs: { title: 'Recording: Launch' } });
  const retired = await db().redirect.findUniqueOrThrow({ where: { path: '/gone/forever' } });
  expect(retired.target).toBe('/articles-multimedia');
});

test('links to pieces, people and topics lead to their pages here, and to places in them that are there', async () => {
  const made = site({
    'content/authors/ana/_index.md': '---\ndisplay_name: Ana\nslug: ana-of-links\naliases: [/who/ana/]\n---\n',
    'content/topics/trade/_index.md': '---\ntitle: Trade\nslug: linked-trade\naliases: [/commerce-linked/]\n---\n',
    'content/news/far.md': article(
      `title: Far\nslug: linked-far\n${DATED}`,
      '## Agency members {#members}\n\nA\n\n## What’s next?\n\nB',
    ),
    [NEWS]: article(
      `title: Near\nslug: linked-near\n${DATED}`,
      `[a](https://old.example/authors/ana-of-links/) [b](https://old.example/who/ana) [c](/commerce-linked)
[d]({{< ref "far.md#members" >}}) [e](https://old.example/2019/05/06/linked-far/#whats-next) [f]({{< ref "far#gone" >}})
[g](#below)

## Below`,
    ),
  });
  const report = await run(made);
  const body = JSON.stringify(bodyOf(await publicationAt(made.source, NEWS)));
  expect([...body.matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href)).toEqual([
    '/people/ana-of-links',
    '/people/ana-of-links',
    '/topics/linked-trade',
    '/publications/commentary/linked-far#s-members',
    '/publications/commentary/linked-far#s-whats-next',
    '/publications/commentary/linked-far',
    '#s-below',
  ]);
  expect(told(report, 'link-place-lost')).toEqual(['/publications/commentary/linked-far has no heading “gone”.']);
});

test('a piece whose full text is another one here is none of elsewhere and leads to it', async () => {
  const made = site({
    [NEWS]: article(
      `title: Short\nslug: short-of-full\n${DATED}\nsource: own\nsource_url: https://old.example/2019/05/06/the-full/`,
      '',
    ),
    'content/news/full.md': article(`title: "The *full* one"\nslug: the-full\n${DATED}`),
  });
  const report = await run(made);
  const short = await publicationAt(made.source, NEWS);
  expect(short).toMatchObject({ originalUrl: null, outlet: null, state: 'published' });
  expect(bodyOf(short)).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Read the full piece: ' },
        {
          type: 'text',
          text: 'The *full* one',
          marks: [{ type: 'link', attrs: { href: '/publications/commentary/the-full' } }],
        },
        { type: 'text', text: '.' },
      ],
    },
  ]);
  expect(told(report, 'full-piece-here')).toEqual([
    'https://old.example/2019/05/06/the-full/ is content/news/full.md.',
  ]);
  expect(told(report, 'outlet-new')).toEqual([]);
});

test('Markdown beside pictures, in HTML and written wrongly is read, and no sign of what was to be resolved stays', async () => {
  const made = site({
    'content/news/other.md': article(`title: Other\nslug: other-of-wrong\n${DATED}`),
    [NEWS]: article(
      `title: Wrong\n${DATED}`,
      `{{< img src="250-x-242-icon" alt="250-x-242-icon" >}}Words **bold** [one]({{< ref "other.md" >}}).

<div>[two]({{< ref "other.md" >}}) and **more**</div>

Then [three] ({{< ref "other.md" >}}), [four]({{< ref "gone.md" >}} "open

\`\`\`
[five]({{< ref "other.md" >}})
\`\`\``,
    ),
  });
  const report = await run(made);
  const body = JSON.stringify(bodyOf(await publicationAt(made.source, NEWS)));
  expect(body.match(/"href":"\/publications\/commentary\/other-of-wrong"/g)).toHaveLength(3);
  expect(body).not.toMatch(/import-ref:|\*\*|\[one|\[two|\[three/);
  expect(told(report, 'link-lost')).toEqual([
    'The link to “gone.md” is not closed.',
    'The link to “other.md” is not closed.',
  ]);
  expect(told(report, 'markdown-mended')).toHaveLength(1);
  expect(told(report, 'picture-alt-doubtful')).toEqual(['250-x-242-icon is described as “250-x-242-icon”.']);
});

test('the same slug twice gets a number, the same name stays two people', async () => {
  const author = (slug: string) => `---\ndisplay_name: "Jo Twin"\nslug: ${slug}\n---\n`;
  const made = site({
    'content/authors/jo-1/_index.md': author('jo-1'),
    'content/authors/jo-2/_index.md': author('jo-2'),
    'content/news/a.md': article(`title: Same\nslug: twice-named\n${DATED}\nauthors: [jo-1]`),
    'content/news/b.md': article(`title: Same\nslug: twice-named\n${DATED}\nauthors: [jo-2]`),
  });
  const report = await run(made);
  expect((await publicationAt(made.source, 'content/news/b.md')).slug).toBe('twice-named-2');
  expect(told(report, 'shared-name')).toEqual(['Jo Twin is 2 people.']);
  expect(await db().person.count({ where: { name: 'Jo Twin' } })).toBe(2);
});

test('an old address that several claim leads to the one whose own it was, and to no draft while another is public', async () => {
  const made = site({
    'content/news/a.md': article(
      `title: Newer\nslug: claims-newer\n${DATED}\naliases: [/2019/05/06/claims-own/, /2019/05/06/claims-draft/]`,
    ),
    'content/news/b.md': article(`title: Own\nslug: claims-own\n${DATED}`),
    'content/news/c.md': article(`title: Draft\nslug: claims-draft\ndraft: true\n${DATED}`),
    'content/news/d.md': article(
      `title: Links\nslug: claims-links\n${DATED}`,
      '[own](https://old.example/2019/05/06/claims-own/) [draft](https://old.example/2019/05/06/claims-draft/)',
    ),
  });
  const report = await run(made);
  const places = ['/publications/commentary/claims-own', '/publications/commentary/claims-newer'];
  for (const [index, path] of ['/2019/05/06/claims-own', '/2019/05/06/claims-draft'].entries())
    expect(await findRedirect(db(), path)).toBe(places[index]);
  expect(JSON.stringify((await publicationAt(made.source, 'content/news/d.md')).body).match(/\/pub[^"]+/g)).toEqual(
    places,
  );
  expect(told(report, 'redirect-refused')).toHaveLength(2);
});

async function checksums(): Promise<Record<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ sum: string }[]>(
      `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM "${name}" t`,
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}

test('again changes nothing; an edited file makes one revision; a dry run writes nothing', async () => {
  const made = site({
    'data/images/quay.yml': 'uid: quay\nformat: png\nalt: A quay\n',
    'content/authors/bo/_index.md': '---\ndisplay_name: Bo\nslug: bo\n---\n',
    'content/news/quay.md': article(
      `title: Quay\n${DATED}\nauthors: [bo]\ntopics: [quays]\naliases: [/quay/]`,
      '{{< img src="quay" >}}',
    ),
    'content/news/stays.md': article(`title: Stays\n${DATED}\nsource_url: https://far.example/a`),
  });
  const empty = await checksums();
  const tried = await run(made, true);
  expect(await checksums()).toEqual(empty);

  const first = await run(made);
  expect(tried.totals).toEqual(first.totals);
  const whole = await checksums();
  const second = await run(made);
  expect(await checksums()).toEqual(whole);
  for (const totals of Object.values(second.totals)) expect([totals.created, totals.changed]).toEqual([0, 0]);

  writeFileSync(
    join(made.folder, 'content/news/quay.md'),
    article(`title: Quays\n${DATED}\nauthors: [bo]\ntopics: [quays]`, '{{< img src="quay" >}}'),
  );
  const edited = await run(made);
  expect(edited.totals.publications).toEqual({ created: 0, changed: 1, unchanged: 1, refused: 0 });
  const quay = await publicationAt(made.source, 'content/news/quay.md');
  expect(quay).toMatchObject({ title: 'Quays', state: 'published' });
  expect(quay.revisions.map(({ number }) => number)).toEqual([1, 2]);

  writeFileSync(join(made.folder, 'data/images/quay.yml'), 'uid: quay\nformat: png\nalt: An empty quay\n');
  expect((await run(made)).totals.publications.changed).toBe(1);
  expect(bodyOf(await publicationAt(made.source, 'content/news/quay.md'))[0]).toMatchObject({
    attrs: { alt: 'An empty quay' },
  });

  writeFileSync(
    join(made.folder, 'content/news/stays.md'),
    `${article(`# a comment\ntitle: Stays\n${DATED}\nsource_url: https://far.example/a`)}`,
  );
  expect((await run(made)).totals.publications).toMatchObject({ changed: 0, unchanged: 2 });
  expect((await publicationAt(made.source, 'content/news/stays.md')).revisions).toHaveLength(1);
});

test('what waits for its day follows its source, and goes on to when it is public', async () => {
  const ahead = (title: string, year: number) => article(`title: ${title}\ndate: ${year}-05-06 08:30:00 -0400`);
  const made = site({ [NEWS]: ahead('First', 2060) });
  await run(made);
  const edit = async (title: string, year: number) => {
    writeFileSync(join(made.folder, NEWS), ahead(title, year));
    const report = await run(made);
    expect(report.totals.publications).toEqual({ created: 0, changed: 1, unchanged: 0, refused: 0 });
    return publicationAt(made.source, NEWS);
  };
  const waiting = await edit('Second', 2061);
  expect(waiting).toMatchObject({ title: 'Second', state: 'scheduled', releaseAt: new Date('2061-05-06T12:30:00Z') });
  const passed = new Date('2021-05-06T12:30:00Z');
  await db().publication.update({ where: { id: waiting.id }, data: { releaseAt: passed, firstReleasedAt: passed } });
  await db().listEntry.updateMany({ where: { publicationId: waiting.id }, data: { releaseAt: passed } });
  expect(await edit('Third', 2021)).toMatchObject({ title: 'Third', state: 'published', releaseAt: passed });
});

test('what has no place here is named, part by part', async () => {
  const event = 'content/events/2019/talk.md';
  const made = site({
    [event]: article(
      `title: Talk\n${DATED}\nend_date: 2019-05-05\nvenue:\n  venue_name: Town Hall\n  room: ""\n  city: Corran\n  doors: [North]`,
    ),
    [NEWS]: article(
      `title: Ports\n${DATED}\nvenue: Here\ntags: [alpha, beta]\nrelated: { title: Other }\nsummary: [one, two]\nauthors: [{ name: Ana }, "???"]\nkicker: Ports`,
    ),
    'content/topics/trade/_index.md': '---\ntitle: Trade\nslug: trade\n---\nMore about it.\n',
  });
  const report = await run(made);
  expect((await publicationAt(made.source, event)).venue).toBe('Town Hall, Corran');
  expect(told(report, 'not-carried').sort()).toEqual([
    'Below its front matter: More about it.',
    'It would end before it begins: 2019-05-05',
    'Of an event, which it is not: Here',
    'author: “???” has no letter or digit.',
    'authors: {"name":"Ana"}',
    'related: {"title":"Other"}',
    'summary: ["one","two"]',
    'tags: ["alpha","beta"]',
    'venue: {"doors":["North"]}',
  ]);
});

test('pages have the names that Hugo gives them; what is no page of Markdown is named', async () => {
  const made = site({
    'content/news/2019/05/2019-05-06-bundle/index.md': article('title: Bundle'),
    'content/news/2019/05/long.markdown': article(`title: Long\n${DATED}`),
    'content/news/2019/05/LOUD.MD': article(`title: Loud\n${DATED}`),
    'content/news/2019/05/page.html': '<p>Text.</p>',
    'content/news/2019/_index.md': article('title: The year'),
  });
  const report = await run(made);
  const slugs = await db().publication.findMany({
    where: { title: { in: ['Bundle', 'Long', 'Loud', 'The year'] } },
    select: { slug: true },
    orderBy: { title: 'asc' },
  });
  expect(slugs.map(({ slug }) => slug)).toEqual(['bundle', 'long', 'loud']);
  expect(report.collections['content/news']).toEqual({ files: 3, here: 3, refused: 0 });
  expect(report.remarks.filter(({ type }) => type === 'left-behind').map(({ key }) => key)).toEqual([
    'content/news/2019/05/page.html',
    'content/news/2019/_index.md',
  ]);
});

test('what was edited here is kept, what was removed there stays; both are told', async () => {
  const made = site({
    'content/news/ours.md': article(`title: Ours\n${DATED}`),
    'content/news/gone.md': article(`title: Gone\n${DATED}`),
  });
  await run(made);
  const ours = await publicationAt(made.source, 'content/news/ours.md');
  const content = { ...(ours.revisions[0]?.content as PublicationContent), title: 'Better' };
  expect(await revise(TESTER, { id: ours.id, expectedRevision: 1, content })).toMatchObject({ ok: true });
  writeFileSync(join(made.folder, 'content/news/ours.md'), article(`title: Theirs\n${DATED}`));
  rmSync(join(made.folder, 'content/news/gone.md'));

  const report = await run(made);
  expect((await publicationAt(made.source, 'content/news/ours.md')).title).toBe('Better');
  expect((await publicationAt(made.source, 'content/news/gone.md')).state).toBe('published');
  expect(told(report, 'kept-edited')).toEqual(['It was edited here.']);
  expect(report.remarks.filter(({ type }) => type === 'removed').map(({ key }) => key)).toEqual([
    'content/news/gone.md',
  ]);
});

test('somebody who was merged here keeps what is said here, whatever the source says of the duplicate later', async () => {
  const author = (slug: string, text: string) =>
    `---\ndisplay_name: ${slug.toUpperCase()}\nslug: ${slug}\nbio: ${text}\n---\n`;
  const made = site({
    'content/authors/mo/_index.md': author('mo', 'One'),
    'content/authors/moe/_index.md': author('moe', 'One'),
    'content/news/pier.md': article(`title: Pier\n${DATED}\nauthors: [moe]`),
  });
  await run(made);
  const [kept, duplicate] = await Promise.all(
    ['mo', 'moe'].map((slug) => db().person.findUniqueOrThrow({ where: { slug } })),
  );
  if (!kept || !duplicate) throw new Error('Both were imported.');
  expect((await mergePeople(TESTER, { duplicate: duplicate.id, into: kept.id })).ok).toBe(true);
  writeFileSync(join(made.folder, 'content/authors/moe/_index.md'), author('moe', 'Two').replace('MOE', 'Not Mo'));
  writeFileSync(join(made.folder, 'content/news/pier.md'), article(`title: Piers\n${DATED}\nauthors: [moe]`));
  const report = await run(made);
  expect(told(report, 'record-changed')).toEqual(['Not Mo keeps what it says here.']);
  expect(await db().person.findUniqueOrThrow({ where: { id: kept.id } })).toEqual({
    ...kept,
    updatedAt: expect.any(Date),
  });
  const pier = await publicationAt(made.source, 'content/news/pier.md');
  expect([pier.title, pier.contributions.map(({ personId }) => personId)]).toEqual(['Piers', [kept.id]]);
});

test('links that lead to the old site still are told, one for each piece and address', async () => {
  const there = 'https://old.example/guides/dap/?v=1#top';
  const made = site({
    [NEWS]: article(
      `title: Ports\nslug: ports-and-old-links\n${DATED}\nsummary: "[c](https://old.example/in-summary)"`,
      `[a](${there}) [b](${there}) [c](/from-the-root) [d](https://elsewhere.example/e) [f](https://old.example/2019/05/06/ports-and-old-links/)`,
    ),
    'content/news/other.md': article(`title: Other\nslug: other-with-old-links\n${DATED}`, `[a](${there})`),
  });
  const report = await run(made);
  const old = report.remarks.filter(({ type }) => type === 'link-old');
  expect(old.map(({ key, message }) => [key, message])).toEqual([
    [NEWS, `${there} is nothing that was imported.`],
    [NEWS, 'https://old.example/from-the-root is nothing that was imported.'],
    ['content/news/other.md', `${there} is nothing that was imported.`],
  ]);
  expect(JSON.stringify(bodyOf(await publicationAt(made.source, 'content/news/other.md')))).toContain(there);
});

test('a line of front matter within a text is no heading of it, and is told', async () => {
  const made = site({
    [NEWS]: article(`title: Ports\n${DATED}`, 'One.\n\nexpirydate: 2025-01-01\n---\n\nTwo.'),
  });
  const report = await run(made);
  const body = bodyOf(await publicationAt(made.source, NEWS));
  expect(body.map(({ type }) => type)).toEqual(['paragraph', 'horizontalRule', 'paragraph']);
  expect(told(report, 'field-in-text')).toEqual(['“expirydate: 2025-01-01” stood in the text.']);
});

test('addresses of the old site’s own pages lead to ours, aliases beside a page to it, and lost ones are named', async () => {
  const made = site({
    'content/news/_index.md': '---\naliases: [/old-blog/, /old-blog/archive, blogs]\n---\n',
    'content/events/_index.md': '---\naliases: [/old-calendar/]\n---\n',
    'content/groups/_index.md': '---\naliases: [/old-circles]\n---\n',
    'content/groups/harbors.md': '---\naliases: [/old-harbors/, ports, /2019/05/06/quays]\n---\n',
    'content/groups/silent.md': '---\ntitle: Silent\n---\n',
    'content/groups/broken.md': '---\ntitle: [a\n---\n',
    'content/authors/jon/_index.md': '---\ndisplay_name: Jon\nslug: jon-of-aliases\naliases: [john]\n---\n',
    [NEWS]: article(`title: Ports\nslug: ports-of-aliases\n${DATED}\naliases: [quays]\nurl: from-the-root`),
  });
  const pages = 'pages: { /old-news: /articles-multimedia, /people: /people, /news: /articles-multimedia }';
  appendFileSync(made.mapping, `${pages}\nleftBehind: [content/groups]\n`);
  const report = await run(made);
  const row = async (path: string) => {
    const { target, publicationId, personId } = (await db().redirect.findUnique({ where: { path } })) ?? {};
    return target ?? (publicationId ? 'publication' : personId ? 'person' : null);
  };
  expect(Object.fromEntries(await Promise.all(ALIASES.map(async (path) => [path, await row(path)])))).toEqual({
    '/old-news': '/articles-multimedia',
    '/news': '/articles-multimedia',
    '/old-blog': '/articles-multimedia',
    '/old-blog/archive': '/articles-multimedia',
    '/blogs': '/articles-multimedia',
    '/authors/john': 'person',
    '/john': null,
    '/2019/05/06/quays': 'publication',
    '/from-the-root': 'publication',
    '/people': null,
    '/old-calendar': null,
  });
  const lost = report.remarks.filter(({ type }) => type === 'address-lost');
  expect(lost.map(({ key, message }) => [key, message])).toEqual([
    ['content/groups/broken.md', expect.stringMatching(/not YAML.*not known/)],
    ['content/events/_index.md', 'No page here stands for /old-calendar/.'],
    ['content/groups/_index.md', 'No page here stands for /old-circles.'],
    ['content/groups/harbors.md', 'No page here stands for /old-harbors/, /groups/ports.'],
  ]);
  expect(told(report, 'redirect-refused')).toEqual([]);
});

const ALIASES = [
  '/old-news',
  '/news',
  '/old-blog',
  '/old-blog/archive',
  '/blogs',
  '/authors/john',
  '/john',
  '/2019/05/06/quays',
  '/from-the-root',
  '/people',
  '/old-calendar',
];

test('a folder that is none is refused in one sentence', async () => {
  for (const folder of [join(root, 'nowhere'), root]) {
    expect(await importSite({ folder })).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringContaining(folder) }],
    });
  }
  const { folder } = site({});
  const mapping = join(root, 'wrong.yaml');
  writeFileSync(mapping, 'source: wrong\ncollections:\n  - { folder: content/news, kind: novel }\n');
  expect(await importSite({ folder, mapping })).toMatchObject({
    ok: false,
    issues: [{ field: 'collections.0.kind', message: expect.stringContaining('wrong at collections.0.kind') }],
  });
});

const corpora = corporaDirectory();

/** The project's own few stand for the corpora where those are not. */
const NAUGHTY = [
  '',
  '\0',
  '<script>alert(1)</script>',
  "'; DROP TABLE x; --",
  '\ud800',
  '../../etc/passwd',
  '🏳️‍🌈',
  'ﷺ',
  '%s%n',
  'null',
];
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mi xlink:href="data:x,<script>alert(4)</script>">',
];

test('naughty strings as titles, slugs, names, topics and texts arrive, or are refused with the reason', async () => {
  const strings = corpora ? naughtyStrings(corpora) : NAUGHTY;
  const files = Object.fromEntries(
    strings.map((text, index) => {
      const value = JSON.stringify(text.toWellFormed());
      const fields = ['title', 'slug', 'deck', 'summary', 'kicker', 'source', 'venue'].map((key) => `${key}: ${value}`);
      const lists = ['authors', 'topics', 'aliases'].map((key) => `${key}: [${value}]`);
      return [`content/news/n${index}.md`, article([...fields, ...lists, DATED].join('\n'), `${text}\n\n${text}`)];
    }),
  );
  const made = site(files);
  const report = await run(made);
  const { created, refused } = report.totals.publications;
  expect(created + refused).toBe(strings.length);
  expect(refused).toBe(
    report.remarks.filter(({ type, key }) => type === 'refused' && key.startsWith('content/news/')).length,
  );
  expect(told(report, 'refused')).toEqual([]);
  expect((await run(made)).totals.publications).toMatchObject({ created: 0, changed: 0, unchanged: strings.length });
});

test('hostile HTML as texts, titles, slugs and names becomes harmless content', async () => {
  const payloads = corpora ? hostileCases(corpora).map(({ payload }) => payload) : HOSTILE;
  const files = Object.fromEntries(
    payloads.map((payload, index) => [
      `content/news/x${index}.md`,
      article(
        [
          ...['title', 'slug', 'deck', 'summary', 'venue'].map(
            (key) => `${key}: ${JSON.stringify(payload.toWellFormed())}`,
          ),
          ...['authors', 'topics', 'aliases'].map((key) => `${key}: [${JSON.stringify(payload.toWellFormed())}]`),
          DATED,
        ].join('\n'),
        payload,
      ),
    ]),
  );
  const made = site(files);
  const report = await run(made);
  expect(report.totals.publications).toMatchObject({ created: payloads.length, refused: 0 });
  const bodies = await db().$queryRaw<{ body: unknown }[]>`
    SELECT p.body FROM "Publication" p JOIN "ImportSource" s ON s."publicationId" = p.id WHERE s.source = ${made.source}`;
  expect(JSON.stringify(bodies)).not.toContain('import-ref:');
  const hrefs = bodies.flatMap(({ body }) =>
    [...JSON.stringify(body).matchAll(/"href": ?"((?:\\.|[^"\\])*)"/g)].map(([, href]) => href ?? ''),
  );
  expect(hrefs.filter((href) => !/^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(href))).toEqual([]);
});

test('the real site arrives whole, as far as a trial can tell', { timeout: 300_000 }, async () => {
  const folder = corpora && join(corpora, 'digitalgov');
  const report = await run(
    { folder: folder ?? site({ [NEWS]: article(`title: Ports\n${DATED}`) }).folder, mapping: DEFAULT },
    true,
  );
  const expected = folder
    ? { 'content/news': 2083, 'content/events': 338, 'content/resources': 227 }
    : { 'content/news': 1, 'content/events': 0, 'content/resources': 0 };
  for (const [name, files] of Object.entries(expected))
    expect(report.collections[name]).toEqual({ files, here: files, refused: 0 });
  expect(report.totals.publications.refused).toBe(0);
  expect(told(report, 'shortcode-unknown')).toEqual([]);
});

const DEFAULT = new URL('./digitalgov.mapping.yaml', import.meta.url).pathname;
