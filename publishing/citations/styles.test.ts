import { describe, expect, test } from 'vitest';
import { SOME_INSTITUTION, someOrganization, someone, somePublication } from '../../test/some-publication.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { apa } from './apa.ts';
import { chicago } from './chicago.ts';
import { type CitableWork, citableWork } from './citable-work.ts';
import { mla } from './mla.ts';
import { type Citation, plainText } from './runs.ts';

const HERE = 'https://penhallow.example/p';
const outlet = { slug: 'wpr', name: 'World Politics Review', url: null };
const originalUrl = 'https://wpr.example/articles/1';
const series = { type: 'series' as const, slug: 'sounding-line', name: 'Sounding Line' };
const at = (text: string) => new Date(text);
const people = (count: number) => Array.from({ length: count }, (_, index) => someone(`Ann ${LETTERS[index]}man`));
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const work = (overrides: Partial<PublishedPublication>) =>
  citableWork(somePublication({ title: 'On Harbors', ...overrides }), SOME_INSTITUTION, HERE);

/** Italics between underscores. */
const marked = (citation: Citation) => citation.map(({ text, italic }) => (italic ? `_${text}_` : text)).join('');

type Row = [what: string, publication: Partial<PublishedPublication>, apa: string, chicago: string, mla: string];

test.each<Row>([
  [
    'an article of the institution',
    {},
    'Weitz, R. (2014, August 15). _On Harbors_. The Penhallow Institute. https://penhallow.example/p',
    'Weitz, Richard. “On Harbors.” The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'Weitz, Richard. “On Harbors.” _The Penhallow Institute_, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'a piece at an outlet',
    { outlet, originalUrl },
    'Weitz, R. (2014, August 15). On Harbors. _World Politics Review_. https://wpr.example/articles/1',
    'Weitz, Richard. “On Harbors.” _World Politics Review_, August 15, 2014. https://wpr.example/articles/1.',
    'Weitz, Richard. “On Harbors.” _World Politics Review_, 15 Aug. 2014, wpr.example/articles/1.',
  ],
  [
    'an unsigned piece at an outlet',
    { outlet, originalUrl, byline: [] },
    'On Harbors. (2014, August 15). _World Politics Review_. https://wpr.example/articles/1',
    '“On Harbors.” _World Politics Review_, August 15, 2014. https://wpr.example/articles/1.',
    '“On Harbors.” _World Politics Review_, 15 Aug. 2014, wpr.example/articles/1.',
  ],
  [
    'a numbered report with subtitle, series, editor and translator',
    {
      kind: 'report',
      subtitle: 'Municipal Credit',
      reportNumber: '12',
      hubs: [series],
      byline: [
        someone('Krista Auchenbach'),
        someone('Daniel Kliman'),
        someone('Ed Itor', null, null, 'editor'),
        someone('Tran Slator', null, null, 'translator'),
      ],
    },
    'Auchenbach, K., & Kliman, D. (2014). _On Harbors: Municipal Credit_ (E. Itor, Ed.; T. Slator, Trans.; Report No. 12). The Penhallow Institute. https://penhallow.example/p',
    'Auchenbach, Krista, and Daniel Kliman. _On Harbors: Municipal Credit_. Edited by Ed Itor. Translated by Tran Slator. Sounding Line. Report no. 12. The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'Auchenbach, Krista, and Daniel Kliman. _On Harbors: Municipal Credit_. Edited by Ed Itor, translated by Tran Slator, report no. 12, The Penhallow Institute, 15 Aug. 2014, penhallow.example/p. Sounding Line.',
  ],
  [
    'a report whose number says what it is',
    { kind: 'report', reportNumber: 'Occasional Paper 7' },
    'Weitz, R. (2014). _On Harbors_ (Occasional Paper 7). The Penhallow Institute. https://penhallow.example/p',
    'Weitz, Richard. _On Harbors_. Occasional Paper 7. The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'Weitz, Richard. _On Harbors_. Occasional Paper 7, The Penhallow Institute, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'a report of the institution itself',
    { kind: 'report', byline: [] },
    'The Penhallow Institute. (2014). _On Harbors_. https://penhallow.example/p',
    'The Penhallow Institute. _On Harbors_. The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    '_On Harbors_. The Penhallow Institute, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'a report by another organization',
    { kind: 'report', byline: [someOrganization('Harbor Data Co.')] },
    'Harbor Data Co. (2014). _On Harbors_. The Penhallow Institute. https://penhallow.example/p',
    'Harbor Data Co. _On Harbors_. The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'Harbor Data Co. _On Harbors_. The Penhallow Institute, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'a report published by somebody else',
    { kind: 'report', outlet, originalUrl },
    'Weitz, R. (2014). _On Harbors_. World Politics Review. https://wpr.example/articles/1',
    'Weitz, Richard. _On Harbors_. World Politics Review, August 15, 2014. https://wpr.example/articles/1.',
    'Weitz, Richard. _On Harbors_. World Politics Review, 15 Aug. 2014, wpr.example/articles/1.',
  ],
  [
    'an edited report',
    { kind: 'report', byline: [someone('Ann Aman', null, null, 'editor'), someone('Bob Bman', null, null, 'editor')] },
    'Aman, A., & Bman, B. (Eds.). (2014). _On Harbors_. The Penhallow Institute. https://penhallow.example/p',
    'Aman, Ann, and Bob Bman, eds. _On Harbors_. The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'Aman, Ann, and Bob Bman, editors. _On Harbors_. The Penhallow Institute, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'a working paper known by its year',
    { kind: 'working_paper', date: { at: at('1987-06-01T12:00:00Z'), precision: 'year' } },
    'Weitz, R. (1987). _On Harbors_ [Working paper]. The Penhallow Institute. https://penhallow.example/p',
    'Weitz, Richard. _On Harbors_. Working paper. The Penhallow Institute, 1987. https://penhallow.example/p.',
    'Weitz, Richard. _On Harbors_. The Penhallow Institute, 1987, penhallow.example/p. Working paper.',
  ],
  [
    'an article known by its month',
    { date: { at: at('2014-09-10T12:00:00Z'), precision: 'month' } },
    'Weitz, R. (2014, September). _On Harbors_. The Penhallow Institute. https://penhallow.example/p',
    'Weitz, Richard. “On Harbors.” The Penhallow Institute, September 2014. https://penhallow.example/p.',
    'Weitz, Richard. “On Harbors.” _The Penhallow Institute_, Sept. 2014, penhallow.example/p.',
  ],
  [
    'an episode of a podcast',
    {
      kind: 'podcast',
      hubs: [series],
      byline: [someone('Ira Glass', null, null, 'host'), someone('Gus Test', null, null, 'guest')],
    },
    'Glass, I. (Host). (2014, August 15). On Harbors (G. Test, Guest) [Audio podcast episode]. In _Sounding Line_. The Penhallow Institute. https://penhallow.example/p',
    'Glass, Ira, host. “On Harbors.” Featuring Gus Test. _Sounding Line_. The Penhallow Institute, August 15, 2014. Podcast. https://penhallow.example/p.',
    'Glass, Ira, host. “On Harbors.” _Sounding Line_, featuring Gus Test, The Penhallow Institute, 15 Aug. 2014, penhallow.example/p. Podcast.',
  ],
  [
    'an event, dated when it takes place',
    {
      kind: 'event',
      event: { startsAt: at('2027-03-05T02:00:00Z'), endsAt: null, venue: null, registrationUrl: null, isOver: false },
    },
    'Weitz, R. (2027, March 4). _On Harbors_ [Event]. The Penhallow Institute. https://penhallow.example/p',
    'Weitz, Richard. “On Harbors.” Event, The Penhallow Institute, March 4, 2027. https://penhallow.example/p.',
    'Weitz, Richard. “On Harbors.” _The Penhallow Institute_, 4 Mar. 2027, penhallow.example/p. Event.',
  ],
  [
    'a press note that was withdrawn',
    {
      kind: 'press_note',
      byline: [],
      withdrawal: { at: at('2015-03-03T12:00:00Z'), outcome: 'text_kept', reason: 'r', replacedBy: null },
    },
    'The Penhallow Institute. (2014, August 15). _On Harbors_ [Press release]. https://penhallow.example/p (Withdrawn 2015, March 3)',
    'The Penhallow Institute. “On Harbors.” Press release, August 15, 2014. https://penhallow.example/p. Withdrawn March 3, 2015.',
    '“On Harbors.” _The Penhallow Institute_, 15 Aug. 2014, penhallow.example/p. Press release. Withdrawn 3 Mar. 2015.',
  ],
  [
    'a testimony corrected twice',
    {
      kind: 'testimony',
      notes: [
        { id: '2', type: 'correction', at: at('2015-05-04T12:00:00Z'), text: '' },
        { id: '1', type: 'correction', at: at('2015-03-03T12:00:00Z'), text: '' },
        { id: '3', type: 'update', at: at('2016-03-03T12:00:00Z'), text: '' },
      ],
    },
    'Weitz, R. (2014, August 15). _On Harbors_ [Testimony]. The Penhallow Institute. https://penhallow.example/p (Correction published 2015, May 4)',
    'Weitz, Richard. “On Harbors.” Testimony, The Penhallow Institute, August 15, 2014. https://penhallow.example/p. Corrected May 4, 2015.',
    'Weitz, Richard. “On Harbors.” _The Penhallow Institute_, 15 Aug. 2014, penhallow.example/p. Testimony. Corrected 4 May 2015.',
  ],
  [
    'a title that asks, with a quotation',
    { title: 'Who Said “Ready”?' },
    'Weitz, R. (2014, August 15). _Who Said “Ready”?_ The Penhallow Institute. https://penhallow.example/p',
    'Weitz, Richard. “Who Said ‘Ready’?” The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'Weitz, Richard. “Who Said ‘Ready’?” _The Penhallow Institute_, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'a title in French, with a period at its end',
    { title: 'Le delta n’attend pas.', language: 'fr', byline: [someone('Élise de La Tour')] },
    'de La Tour, É. (2014, August 15). _Le delta n’attend pas_. The Penhallow Institute. https://penhallow.example/p',
    'de La Tour, Élise. “Le delta n’attend pas.” The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'de La Tour, Élise. “Le delta n’attend pas.” _The Penhallow Institute_, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'names from other scripts',
    { byline: [someone('王小明'), someone('Иван Петров')] },
    '王小明, & Петров, И. (2014, August 15). _On Harbors_. The Penhallow Institute. https://penhallow.example/p',
    '王小明 and Иван Петров. “On Harbors.” The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    '王小明 and Иван Петров. “On Harbors.” _The Penhallow Institute_, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'names with an Arabic article, and with a patronymic before one',
    { byline: [someone('Muhammad al-Khwarizmi'), someone('Khalid ibn al-Walid')] },
    'al-Khwarizmi, M., & ibn al-Walid, K. (2014, August 15). _On Harbors_. The Penhallow Institute. https://penhallow.example/p',
    'Khwarizmi, Muhammad al-, and Khalid ibn al-Walid. “On Harbors.” The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'al-Khwarizmi, Muhammad, and Khalid ibn al-Walid. “On Harbors.” _The Penhallow Institute_, 15 Aug. 2014, penhallow.example/p.',
  ],
  [
    'a work with a DOI, which stands for every other address',
    { outlet, originalUrl, doi: '10.1234/ports' },
    'Weitz, R. (2014, August 15). On Harbors. _World Politics Review_. https://doi.org/10.1234/ports',
    'Weitz, Richard. “On Harbors.” _World Politics Review_, August 15, 2014. https://doi.org/10.1234/ports.',
    'Weitz, Richard. “On Harbors.” _World Politics Review_, 15 Aug. 2014, https://doi.org/10.1234/ports.',
  ],
  [
    'somebody who helped',
    { byline: [someone('Ann Aman'), someone('Bob Bman', null, null, 'with')] },
    'Aman, A. (2014, August 15). _On Harbors_ (with B. Bman). The Penhallow Institute. https://penhallow.example/p',
    'Aman, Ann. “On Harbors.” With Bob Bman. The Penhallow Institute, August 15, 2014. https://penhallow.example/p.',
    'Aman, Ann. “On Harbors.” _The Penhallow Institute_, with Bob Bman, 15 Aug. 2014, penhallow.example/p.',
  ],
])('%s', (_what, publication, asApa, asChicago, asMla) => {
  const cited = work(publication);
  expect(marked(apa(cited))).toBe(asApa);
  expect(marked(chicago(cited))).toBe(asChicago);
  expect(marked(mla(cited))).toBe(asMla);
});

test('an unknown date is "n.d.", and left out by MLA', () => {
  const undated: CitableWork = { ...work({}), issued: null };
  expect(plainText(apa(undated))).toContain('Weitz, R. (n.d.). On Harbors.');
  expect(plainText(chicago(undated))).toContain('The Penhallow Institute, n.d. https');
  expect(plainText(mla(undated))).toContain('The Penhallow Institute, penhallow.example/p.');
});

test('an evening in the institution is not the next day', () => {
  const late = work({ date: { at: at('2014-08-16T02:30:00Z'), precision: 'minute' } });
  expect(plainText(chicago(late))).toContain('August 15, 2014');
});

describe('many authors', () => {
  const namesIn = (count: number) => plainText(apa(work({ byline: people(count) }))).split(' (2014')[0] ?? '';

  test('APA names up to twenty', () => {
    expect(namesIn(3)).toBe('Aman, A., Bman, A., & Cman, A.');
    expect(namesIn(20)).toMatch(/^Aman, A\., .*, Sman, A\., & Tman, A\.$/);
  });

  test('and of more the first nineteen and the last', () => {
    expect(namesIn(21)).toMatch(/Rman, A\., Sman, A\., \. \. \. Uman, A\.$/);
    expect(namesIn(21)).not.toContain('Tman');
  });

  test('Chicago names up to six, and of more the first three', () => {
    const names = (count: number) => plainText(chicago(work({ byline: people(count) }))).split(' “')[0];
    expect(names(2)).toBe('Aman, Ann, and Ann Bman.');
    expect(names(3)).toBe('Aman, Ann, Ann Bman, and Ann Cman.');
    expect(names(6)).toBe('Aman, Ann, Ann Bman, Ann Cman, Ann Dman, Ann Eman, and Ann Fman.');
    expect(names(7)).toBe('Aman, Ann, Ann Bman, Ann Cman, et al.');
  });

  test('MLA names up to two', () => {
    const names = (count: number) => plainText(mla(work({ byline: people(count) }))).split(' “')[0];
    expect(names(2)).toBe('Aman, Ann, and Ann Bman.');
    expect(names(3)).toBe('Aman, Ann, et al.');
  });
});
