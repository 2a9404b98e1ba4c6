import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { citableWork } from '../../publishing/citations/citable-work.ts';
import type { PublishedPublication } from '../../publishing/publications/views.ts';
import { SOME_INSTITUTION, somePublication } from '../../test/some-publication.ts';
import { PrintEdition } from './print-edition.tsx';

test('the title page and the running head of a withdrawn text that is kept say that it is withdrawn', () => {
  const at = new Date('2026-03-02T12:00:00Z');
  const printed = print({
    title: 'No Safe Harbor',
    withdrawal: { at, outcome: 'text_kept', reason: 'Its table of prices was wrong.', replacedBy: null },
  });
  const titlePage = printed.match(/<header class="title-page">.*<\/header>/s)?.[0];
  expect(titlePage).toContain('Withdrawn <time');
  expect(titlePage).toContain('Its table of prices was wrong.');
  expect(printed.match(/id="withdrawal"/g)).toHaveLength(1);
  expect(printed).toContain('content: "Withdrawn: No Safe Harbor"');
});

test('nothing is said of a withdrawal where there was none', () => {
  expect(print({ title: 'No Safe Harbor' })).not.toContain('Withdrawn');
});

function print(overrides: Partial<PublishedPublication>): string {
  const publication = somePublication(overrides);
  const work = citableWork(publication, SOME_INSTITUTION, 'https://penhallow.example/publications/commentary/x');
  return renderToStaticMarkup(<PrintEdition publication={publication} work={work} institution={SOME_INSTITUTION} />);
}
