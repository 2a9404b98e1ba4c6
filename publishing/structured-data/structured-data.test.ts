import { expect, test } from 'vitest';
import { SOME_INSTITUTION, someOrganization, someone, somePublication } from '../../test/some-publication.ts';
import { ALL_KINDS, rulesOf } from '../kinds.ts';
import type { PictureView } from '../publications/views.ts';
import { publicationThings } from './publication-things.ts';
import { frontThings, graphText, indexThings, listedOrganization, listThings, type Thing } from './structured-data.ts';

const ORIGIN = 'https://example.org';
const work = (publication = somePublication()) => publicationThings(publication, SOME_INSTITUTION, ORIGIN)[0] as Thing;

test.each(ALL_KINDS)('a %s is told as its kind, with the facts of its page', (kind) => {
  const publication = somePublication({ kind, publiclyUpdatedAt: new Date('2026-01-02T03:04:05Z') });
  expect(work(publication)).toMatchObject({
    '@type': rulesOf(kind).schemaType,
    url: `${ORIGIN}/publications/${rulesOf(kind).segment}/${publication.slug}`,
    headline: publication.title,
    abstract: publication.summary,
    datePublished: '2014-08-15',
    dateModified: '2026-01-02T03:04:05.000Z',
    author: [{ '@type': 'Person', name: 'Richard Weitz', url: `${ORIGIN}/people/richard-weitz` }],
  });
});

test('nobody is offered a seat at an event that is over', () => {
  const event = {
    startsAt: new Date('2027-03-05T18:00:00Z'),
    endsAt: null,
    venue: null,
    registrationUrl: 'https://tickets.example/1',
  };
  const offers = (isOver: boolean) => work(somePublication({ kind: 'event', event: { ...event, isOver } })).offers;
  expect(offers(false)).toEqual({ '@type': 'Offer', url: 'https://tickets.example/1' });
  expect(offers(true)).toBeUndefined();
});

test('each author is one thing, in order, with a name and nothing else in it', () => {
  const byline = [someone('Anna van der Berg'), someone('王小明'), someOrganization('The Institute')];
  expect((work(somePublication({ byline })).author as Thing[]).map(({ '@type': type, name }) => [type, name])).toEqual([
    ['Person', 'Anna van der Berg'],
    ['Person', '王小明'],
    ['Organization', 'The Institute'],
  ]);
  expect(work(somePublication({ byline: [] })).author).toEqual({ '@id': `${ORIGIN}/#organization` });
});

test('authors have the parts of their names, and one of the house is of it under their title', () => {
  const byline = [
    { ...someone('Ada Alder', 'Ada', 'Alder'), affiliation: 'Senior Fellow, Trade', ofHouse: true },
    { ...someone('Ben Birch'), affiliation: 'Harbor College' },
  ];
  const [ada, ben] = work(somePublication({ byline })).author as Thing[];
  expect(ada).toMatchObject({
    givenName: 'Ada',
    familyName: 'Alder',
    jobTitle: 'Senior Fellow, Trade',
    affiliation: { '@type': 'Organization', name: SOME_INSTITUTION.name },
  });
  expect(ben).toEqual({
    '@type': 'Person',
    name: 'Ben Birch',
    url: `${ORIGIN}/people/ben-birch`,
    affiliation: { '@type': 'Organization', name: 'Harbor College' },
  });
});

test('the picture is the cover, else the one that is shown where it is shared; keywords are the topics', () => {
  const shared = { url: '/card/a.png', width: 1200, height: 630 };
  const told = (cover: PictureView | null) =>
    publicationThings(
      somePublication({
        cover,
        hubs: [
          { type: 'topic', slug: 'ports', name: 'Ports' },
          { type: 'region', slug: 'europe', name: 'Europe' },
        ],
      }),
      SOME_INSTITUTION,
      ORIGIN,
      [],
      shared,
    )[0];
  expect(told(null)).toMatchObject({
    image: { '@type': 'ImageObject', url: `${ORIGIN}/card/a.png`, width: 1200, height: 630 },
    keywords: ['Ports'],
  });
  const cover = { src: '/files/c.jpg', width: 800, height: 1000 } as PictureView;
  expect(told(cover)).toMatchObject({ image: { url: `${ORIGIN}/files/c.jpg`, width: 800, height: 1000 } });
});

test('a translation names its original, and an original its translations', () => {
  const edition = (slug: string, language: string, original: boolean) => ({
    ...{ id: slug, kind: 'report' as const, slug, title: slug, language, original },
  });
  const told = (others: ReturnType<typeof edition>[]) =>
    publicationThings(somePublication(), SOME_INSTITUTION, ORIGIN, others)[0] as Thing;
  const url = (slug: string) => ({ url: `${ORIGIN}/publications/reports/${slug}` });
  expect(told([edition('ports', 'en', true), edition('haefen', 'de', false)])).toMatchObject({
    translationOfWork: { ...url('ports'), inLanguage: 'en' },
  });
  expect(told([edition('haefen', 'de', false)])).toMatchObject({
    workTranslation: [{ ...url('haefen'), name: 'haefen' }],
  });
  expect(Object.keys(told([])).filter((key) => /translation/i.test(key))).toEqual([]);
});

test('corrections, a withdrawal and the original elsewhere are told', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  const told = work(
    somePublication({
      originalUrl: 'https://news.example/a',
      outlet: { slug: 'news', name: 'The News', url: null },
      notes: [
        { id: 'a', type: 'correction', at, text: 'Three, not four.' },
        { id: 'b', type: 'update', at, text: 'New.' },
      ],
      withdrawal: { at, outcome: 'text_kept', reason: 'Wrong.', replacedBy: null },
    }),
  );
  expect(told).toMatchObject({
    creativeWorkStatus: 'Withdrawn',
    isBasedOn: { url: 'https://news.example/a', publisher: { name: 'The News' } },
    correction: [{ '@type': 'CorrectionComment', text: 'Three, not four.' }],
  });
  expect(told.correction).toHaveLength(1);
});

test('the graph is one, and nothing in it ends its element', () => {
  const things = publicationThings(somePublication({ title: '</script><b>' }), SOME_INSTITUTION, ORIGIN);
  const text = graphText(things);
  expect(text).not.toContain('<');
  const { '@graph': graph } = JSON.parse(text);
  expect(graph[0].headline).toBe('</script><b>');
  expect(graph.map((thing: Thing) => thing['@type'])).toContain('BreadcrumbList');
});

test('lists and the front page', () => {
  const [page] = listThings(
    { name: 'Reports', path: '/reports', items: [somePublication()] },
    SOME_INSTITUTION,
    ORIGIN,
  );
  expect(page).toMatchObject({ '@type': 'CollectionPage', mainEntity: { itemListElement: [{ position: 1 }] } });
  expect(frontThings(SOME_INSTITUTION, ORIGIN)[1]).toMatchObject({
    potentialAction: { target: { urlTemplate: `${ORIGIN}/search?q={search_term_string}` } },
  });
});

test('an index names what it leads to, and a list by an organization says who that is', () => {
  const [index] = indexThings(
    { name: 'Topics', path: '/topics', entries: [['Sea', '/topics/sea']] },
    SOME_INSTITUTION,
    ORIGIN,
  );
  expect(index).toMatchObject({
    url: `${ORIGIN}/topics`,
    mainEntity: { itemListElement: [{ position: 1, name: 'Sea', url: `${ORIGIN}/topics/sea` }] },
  });
  const about = listedOrganization(
    { id: 'o', slug: 'x', name: 'X', url: 'https://x.example', description: null },
    ORIGIN,
  );
  const [list] = listThings(
    { name: 'Publications by X', path: '/organizations/x', items: [], about },
    SOME_INSTITUTION,
    ORIGIN,
  );
  expect(list?.about).toMatchObject({ name: 'X', url: `${ORIGIN}/organizations/x`, sameAs: 'https://x.example' });
});

test('the house has a sign, and is the same as its profiles elsewhere', () => {
  const house = (profiles: string[]) => frontThings({ ...SOME_INSTITUTION, profiles }, ORIGIN)[0];
  const profiles = ['https://social.example/@penhallow'];
  expect(house(profiles)).toMatchObject({
    logo: { '@type': 'ImageObject', url: `${ORIGIN}/artwork.jpg`, width: 1500, height: 1500 },
    sameAs: profiles,
  });
  expect(house([])?.sameAs).toBeUndefined();
});
