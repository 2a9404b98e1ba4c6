import { describe, expect, test } from 'vitest';
import { readAsScholar } from './scholar.ts';
import { readAsZotero } from './zotero.ts';

/** The readers stand in for machines that can't be asked, so they are held to those machines' known traps. */

const ADDRESS = 'https://penhallow.example/publications/reports/on-harbors';
const page = (head: string, body = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const PAPER = meta('citation_title', 'On Harbors') + meta('citation_author', 'Weitz, Richard');
const DATE = meta('citation_publication_date', '2014/8/15');

describe('Scholar', () => {
  test('takes a page without tags for no paper', () => {
    expect(readAsScholar(page('<title>On Harbors</title>'), ADDRESS)).toBeNull();
  });

  test.each([
    ['no date', PAPER, 'citation_publication_date'],
    ['no author', meta('citation_title', 'On Harbors') + DATE, 'citation_author'],
    ['an ISO date', PAPER + meta('citation_publication_date', '2014-08-15'), '2014-08-15'],
    ['a degree', PAPER + DATE + meta('citation_author', 'Doe, Jane, Ph.D.'), 'more than a name'],
    ['a PDF elsewhere', PAPER + DATE + meta('citation_pdf_url', 'https://penhallow.example/files/a.pdf'), 'directory'],
  ])('refuses %s', (_what, head, reason) => {
    expect(() => readAsScholar(page(head), ADDRESS)).toThrow(reason);
  });

  test('refuses tags in the body', () => {
    expect(() => readAsScholar(page('<title>x</title>', `<p>x</p>${PAPER}${DATE}`), ADDRESS)).toThrow('body');
  });
});

describe('Zotero', () => {
  test('misses what is in the body', () => {
    expect(readAsZotero(page('', `<p>x</p>${PAPER}`))).toMatchObject({ title: null, itemType: 'webpage' });
  });

  test('splits an only author with two words on each side of the comma', () => {
    const one = meta('citation_author', 'van der Berg, Anna Maria');
    expect(readAsZotero(page(one)).creators).toHaveLength(2);
    expect(readAsZotero(page(one + meta('citation_author', 'Weitz, Richard'))).creators[0]).toEqual({
      lastName: 'van der Berg',
      firstName: 'Anna Maria',
    });
  });

  test('takes a title alone for a journal article, an institution for a report, a website for a webpage', () => {
    expect(readAsZotero(page(PAPER)).itemType).toBe('journalArticle');
    expect(readAsZotero(page(PAPER + meta('citation_technical_report_institution', 'X'))).itemType).toBe('report');
    expect(readAsZotero(page(meta('DC.type', 'blogPost'))).itemType).toBe('blogPost');
    const website = '<meta property="og:type" content="website">';
    expect(readAsZotero(page(meta('DC.type', 'blogPost') + website)).itemType).toBe('webpage');
  });

  test('looks for the creators of a podcast in the author tag, then in the byline', () => {
    const podcast = meta('DC.type', 'podcast') + meta('DC.creator', 'Glass, Ira');
    expect(readAsZotero(page(podcast, '<p class="byline">Hosted by Ira Glass</p>')).creators).toEqual([
      { lastName: 'Glass', firstName: 'Ira' },
    ]);
    expect(readAsZotero(page(podcast + meta('author', 'Ann Aman'))).creators).toEqual([
      { lastName: 'Aman', firstName: 'Ann' },
    ]);
  });
});
