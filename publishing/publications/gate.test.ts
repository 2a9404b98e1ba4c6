import { describe, expect, test } from 'vitest';
import type { Block, Document, Inline } from '../body/document.ts';
import { EMPTY_CONTENT, type PublicationContent } from './content.ts';
import { findingsOf, type GateFacts, placeAnchor } from './gate.ts';

const PERSON = '01890000-0000-7000-8000-000000000001';
const FACTS: GateFacts = { files: {}, links: {}, gone: [], topics: 1 };

const text = (words: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const heading = (level: 2 | 3 | 4, words: string, id?: string): Block => ({
  type: 'heading',
  attrs: { level, ...(id ? { id } : {}) },
  content: words ? [{ type: 'text', text: words }] : [],
});
const link = (href: string, words: string): Inline => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
});
const body = (...content: Block[]): Document => ({ type: 'doc', content });
const sound = (overrides: Partial<PublicationContent> = {}): PublicationContent => ({
  ...EMPTY_CONTENT,
  title: 'A title',
  summary: 'A summary.',
  body: body(text('A text.')),
  byline: [{ role: 'author', affiliation: null, personId: PERSON }],
  ...overrides,
});
const file = (overrides: Partial<GateFacts['files'][string]> = {}) => ({
  name: 'chart.png',
  stored: true,
  contentType: 'image/png',
  credit: 'Somebody',
  ...overrides,
});

/** "blocker no-summary at field-summary": what was found, and where the link to it goes. */
function found(content: PublicationContent, facts: Partial<GateFacts> = {}): string[] {
  return findingsOf(content, { ...FACTS, ...facts }).map(
    ({ rule, severity, place }) => `${severity} ${rule} at ${placeAnchor(place)}`,
  );
}

test('a sound text goes through', () => {
  expect(found(sound())).toEqual([]);
});

describe('what is found', () => {
  const figure = (attrs: { alt: string; decorative?: 'yes'; credit?: string }): Block => ({
    type: 'figure',
    attrs: { file: 'f', ...attrs },
  });
  const event = { startsAt: '2026-03-26T13:00:00Z', endsAt: null, venue: null, registrationUrl: null };
  const cases: [string, PublicationContent, Partial<GateFacts>, string[]][] = [
    ['no title', sound({ title: ' ' }), {}, ['blocker incomplete at field-title']],
    ['no text', sound({ body: body() }), {}, ['blocker incomplete at field-body']],
    ['no summary', sound({ summary: ' ' }), {}, ['blocker no-summary at field-summary']],
    ['no byline', sound({ byline: [] }), {}, ['blocker no-byline at field-byline']],
    ['a press note of nobody', sound({ kind: 'press_note', byline: [] }), {}, ['warning no-byline at field-byline']],
    ['an outlet without the address', sound({ outletId: PERSON }), {}, ['blocker incomplete at field-originalUrl']],
    ['an event without its time', sound({ kind: 'event' }), {}, ['blocker no-time at field-event']],
    [
      'an event that ends first',
      sound({ kind: 'event', event: { ...event, endsAt: '2026-03-26T12:00:00Z' } }),
      {},
      ['blocker event-ends-first at field-event'],
    ],
    [
      'a person who is gone',
      sound(),
      { gone: [{ field: 'byline', message: 'Gone.' }] },
      ['blocker gone at field-byline'],
    ],
    ['a very long title', sound({ title: 'x'.repeat(141) }), {}, ['warning long-title at field-title']],
    ['a long summary', sound({ summary: 'x'.repeat(401) }), {}, ['warning long-summary at field-summary']],
    ['no topic', sound(), { topics: 0 }, ['warning no-topics at field-hubs']],
    [
      'a cover without words',
      sound({ cover: { fileId: 'f', alt: '' } }),
      { files: { f: file() } },
      ['warning cover-alt at field-cover'],
    ],
    [
      'a picture without words',
      sound({ body: body(text('A'), figure({ alt: '' })) }),
      { files: { f: file() } },
      ['blocker figure-alt at block-1'],
    ],
    ['a decoration', sound({ body: body(figure({ alt: '', decorative: 'yes' })) }), { files: { f: file() } }, []],
    [
      'a picture without a source',
      sound({ body: body(figure({ alt: 'A' })) }),
      { files: { f: file({ credit: ' ' }) } },
      ['warning no-credit at block-0'],
    ],
    [
      'a picture that was never uploaded, also deep inside',
      sound({ body: body({ type: 'blockquote', content: [figure({ alt: 'A' }) as never] }) }),
      { files: { f: file({ stored: false }) } },
      ['blocker file-missing at block-0'],
    ],
    [
      'a report without cover and PDF',
      sound({ kind: 'report' }),
      {},
      ['warning no-cover at field-cover', 'warning no-pdf at field-downloads'],
    ],
    [
      'a report whose PDF has no bytes',
      sound({ kind: 'report', cover: { fileId: 'c', alt: 'C' }, downloads: [{ fileId: 'p', label: 'PDF' }] }),
      { files: { c: file(), p: file({ stored: false, contentType: 'application/pdf' }) } },
      ['blocker file-missing at field-downloads'],
    ],
    [
      'a recording without transcript',
      sound({ body: body({ type: 'media', attrs: { kind: 'audio', file: 'f', title: 'Talk' } }) }),
      { files: { f: file() } },
      ['warning no-transcript at block-0'],
    ],
    [
      'headings that jump, and one without words',
      sound({ body: body(heading(3, 'A'), heading(2, 'B'), heading(4, 'C'), heading(2, '')) }),
      {},
      ['blocker heading-order at block-0', 'blocker heading-order at block-2', 'blocker empty-heading at block-3'],
    ],
  ];
  test.each(cases)('%s', (_, content, facts, expected) => {
    expect(found(content, facts)).toEqual(expected);
  });

  test('links by where they lead, each once however it is marked', () => {
    const content: Inline[] = [
      link('/a', 'one'),
      { type: 'text', text: ' link', marks: [{ type: 'link', attrs: { href: '/a' } }, { type: 'bold' }] },
      { type: 'text', text: ' and ' },
      link('/b', 'b'),
      { type: 'text', text: ' and ' },
      link('/c', 'c'),
      { type: 'text', text: ' and ' },
      link('/d', 'd'),
      { type: 'text', text: ' and ' },
      link('https://example.org/', ' '),
      { type: 'text', text: ' and ' },
      link('#s-there', 'there'),
      { type: 'text', text: ' and ' },
      link('#s-not', 'not'),
    ];
    const links = { '/a': 'nothing', '/b': 'not public', '/c': 'withdrawn', '/d': 'public' } as const;
    expect(
      found(sound({ body: body(heading(2, 'There', 's-there'), { type: 'paragraph', content }) }), { links }),
    ).toEqual([
      'blocker broken-link at block-1',
      'blocker hidden-link at block-1',
      'warning withdrawn-link at block-1',
      'warning empty-link at block-1',
      'blocker broken-anchor at block-1',
    ]);
  });
});

describe('the id of a finding', () => {
  const longTitle = (title: string) => findingsOf(sound({ title }), FACTS).map(({ id }) => id);

  test('changes with what it is about', () => {
    expect(longTitle('x'.repeat(150))).toEqual(longTitle('x'.repeat(150)));
    expect(longTitle('x'.repeat(150))).not.toEqual(longTitle('y'.repeat(150)));
  });

  test('stays when the block moves, and is another for the same fault a second time', () => {
    const picture: Block = { type: 'figure', attrs: { file: 'f', alt: 'A' } };
    const ids = (...blocks: Block[]) =>
      findingsOf(sound({ body: body(...blocks) }), { ...FACTS, files: { f: file({ credit: '' }) } }).map(
        ({ id }) => id,
      );
    expect(ids(picture, text('A'))).toEqual(ids(text('A'), picture));
    expect(new Set(ids(picture, picture)).size).toBe(2);
  });
});
