import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { markedText } from '../../publishing/comments/marked-text.ts';
import { compareContents } from '../../publishing/publications/comparison.ts';
import { EMPTY_CONTENT, type PublicationContent } from '../../publishing/publications/content.ts';
import { CommentedText } from './comments/commented-text.tsx';
import { ComparisonView } from './comparison-view.tsx';

/* A text that runs from right to left does so wherever staff read it. */

const saying = (text: string): PublicationContent => ({
  ...EMPTY_CONTENT,
  language: 'he',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
});
const [before, after] = [saying('נמל חיפה, OECD.'), saying('נמל אשדוד, OECD.')];

test('in a comparison', () => {
  const comparison = compareContents(before, after, String, { language: 'en', timeZone: 'UTC', timeName: null });
  const markup = renderToStaticMarkup(
    <ComparisonView
      id="x"
      history={{ entries: [], draft: null, liveRevision: 1 }}
      from={{ kind: 'live' }}
      to={{ kind: 'draft' }}
      comparison={comparison}
    />,
  );
  expect(markup).toContain('<div class="comparison-text" lang="he" dir="rtl">');
});

test('beside comments', () => {
  const markup = renderToStaticMarkup(
    <CommentedText text={markedText(after.body, [])} language={after.language} numbers={new Map()} />,
  );
  expect(markup).toMatch(/^<ol class="commented" lang="he" dir="rtl">/);
});
