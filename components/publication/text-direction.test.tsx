import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Document } from '../../publishing/body/document.ts';
import { citableWork } from '../../publishing/citations/citable-work.ts';
import { SOME_INSTITUTION as institution, somePublication } from '../../test/some-publication.ts';
import { FrontPage } from '../front/front-page.tsx';
import { PublicationItem } from '../listing/publication-item.tsx';
import { SearchHitItem } from '../search/search-hit.tsx';
import { PrintEdition } from './print-edition.tsx';
import { PublicationPage } from './publication-page.tsx';
import { Rails } from './rails.tsx';
import { VersionHistory } from './version-history.tsx';
import { VersionPage } from './version-page.tsx';

const TITLE = 'الأمن المائي في المشرق';
const SUBTITLE = 'ما بعد الجفاف';
const SUMMARY = 'نهران وثلاث دول.';
const HEADINGS = ['مقدمة', 'خاتمة'];
const BODY: Document = {
  type: 'doc',
  content: HEADINGS.map((text) => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] })),
};

const publication = somePublication({
  kind: 'report',
  language: 'ar',
  title: TITLE,
  subtitle: SUBTITLE,
  summary: SUMMARY,
  body: BODY,
});
const rails = { reports: [publication], articles: [] };
const work = citableWork(publication, institution, 'https://penhallow.example/publications/report/x');
const { date } = publication;
const lists = { lead: publication, reports: [publication], commentary: [publication], people: [], topics: [] };

test.each<[string, ReactElement, string[]]>([
  [
    'a page',
    <PublicationPage
      key=""
      publication={publication}
      work={work}
      rails={rails}
      institution={institution}
      pdf={false}
    />,
    [TITLE, SUBTITLE, ...HEADINGS],
  ],
  [
    'an edition for print',
    <PrintEdition key="" publication={publication} work={work} institution={institution} />,
    [TITLE, SUBTITLE, SUMMARY, ...HEADINGS],
  ],
  [
    'an entry of a list',
    <PublicationItem key="" card={publication} institution={institution} headingLevel={2} />,
    [TITLE, SUMMARY],
  ],
  ['rails', <Rails key="" rails={rails} institution={institution} />, [TITLE, SUMMARY]],
  ['the front page', <FrontPage key="" front={lists} institution={institution} />, [TITLE, SUBTITLE, SUMMARY]],
  [
    'a search hit',
    <SearchHitItem
      key=""
      hit={{
        card: publication,
        title: [{ text: TITLE, hit: true }],
        passages: [[{ text: SUMMARY, hit: false }]],
        pinned: false,
      }}
      institution={institution}
    />,
    [TITLE, SUMMARY],
  ],
  [
    'the list of versions',
    <VersionHistory key="" list={{ publication, versions: [] }} institution={institution} />,
    [TITLE],
  ],
  [
    'a version',
    <VersionPage
      key=""
      version={{ current: publication, number: 1, latest: 1, date, text: publication }}
      institution={institution}
    />,
    [TITLE, SUBTITLE, ...HEADINGS],
  ],
  [
    'a version whose text is gone',
    <VersionPage
      key=""
      version={{ current: publication, number: 1, latest: 1, date, text: null }}
      institution={institution}
    />,
    [TITLE],
  ],
])('%s sets Arabic from right to left', (_, page, texts) => {
  const markup = renderToStaticMarkup(page);
  for (const text of texts) {
    expect(markup).toMatch(new RegExp(`<(\\w+)[^>]* lang="ar" dir="rtl"[^>]*>(?:(?!</\\1>).)*${text}`, 's'));
  }
  expect(markup).not.toMatch(/lang="ar"(?! dir="rtl")/);
});
