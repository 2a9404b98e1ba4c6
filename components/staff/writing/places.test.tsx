import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Document } from '../../../publishing/body/document.ts';
import { EMPTY_CONTENT, type PublicationContent } from '../../../publishing/publications/content.ts';
import { blockOf, findingsOf, placeAnchor } from '../../../publishing/publications/gate.ts';
import { EMPTY_FORM } from '../../../publishing/staff/form-state.ts';
import { WritingDesk } from './writing-desk.tsx';

const BODY: Document = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'First.' }] },
    { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'Too deep' }] },
  ],
};

/** The page as it is drawn without scripts. */
function drawn(content: PublicationContent): string {
  return renderToStaticMarkup(
    <WritingDesk
      id="p"
      member="m"
      slug="slug"
      draft={{ counter: 1, content, savedAt: '2026-01-01T10:00:00Z', savedBy: 'Ada' }}
      recentSaves={[]}
      binned={null}
      differs={false}
      named={{ contributors: {}, outlets: {}, publications: {}, files: {}, fileNames: {} }}
      comments={[]}
      mayComment
      hubs={[]}
      house="The House"
      clock={{ timeZone: 'America/New_York', timeName: null, language: 'en' }}
      siteUrl="https://example.org"
      mayAdd
      typed={null}
      theirs={{}}
      save={async () => EMPTY_FORM}
    />,
  );
}

test('what the gate finds leads to a place of the page, whichever field or block it is about', () => {
  const content: PublicationContent = {
    ...EMPTY_CONTENT,
    kind: 'report',
    outletId: 'o',
    cover: { fileId: 'c', alt: '' },
    event: { startsAt: '2026-03-26T13:00:00Z', endsAt: '2026-03-26T12:00:00Z', venue: null, registrationUrl: null },
    body: BODY,
  };
  const gone = ['byline', 'hubs', 'outletId', 'related', 'translationOf', 'files', 'kind'].map((field) => ({
    field,
    message: 'It is not there any more.',
  }));
  const found = [content, { ...content, body: EMPTY_CONTENT.body, event: null, outletId: null }].flatMap((each) =>
    findingsOf(each, { files: {}, links: {}, gone, topics: 0 }),
  );
  const anchors = [...new Set(found.map(({ place }) => placeAnchor(place)))];
  expect(anchors).toEqual(
    expect.arrayContaining([
      'field-title',
      'field-summary',
      'field-event',
      'field-cover',
      'field-downloads',
      'block-1',
    ]),
  );
  const markup = drawn(content);
  expect(anchors.filter((anchor) => !markup.includes(` id="${anchor}"`))).toEqual([]);
  expect(markup).toMatch(/id="block-1"[^>]*><h4[^>]*>Too deep/);
});

test('what is written in Hebrew is written from right to left', () => {
  const markup = drawn({ ...EMPTY_CONTENT, language: 'he', body: BODY });
  for (const field of ['title', 'subtitle', 'summary', 'body', 'headTitle', 'headDescription']) {
    expect(markup.match(new RegExp(`<[^>]* id="field-${field}"[^>]*>`))?.[0]).toContain('lang="he" dir="rtl"');
  }
});

test('the end of the address names a block or none', () => {
  expect(['#block-12', '#field-title', '', '#block-'].map(blockOf)).toEqual([12, null, null, null]);
});
