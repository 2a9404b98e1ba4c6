import { expect, test } from 'vitest';
import { EMPTY_CONTENT, type PublicationContent } from '../publications/content.ts';
import { changesBetween } from './version.ts';

const content = (overrides: Partial<PublicationContent>): PublicationContent => ({ ...EMPTY_CONTENT, ...overrides });
const text = (...passages: string[]): Partial<PublicationContent> => ({
  body: {
    type: 'doc',
    content: passages.map((one) => ({ type: 'paragraph', content: [{ type: 'text', text: one }] })),
  },
});
const changes = (before: Partial<PublicationContent>, after: Partial<PublicationContent>) =>
  changesBetween(content(before), content(after));

test('what stays out of sight is no change', () => {
  expect(changes({ related: [] }, { related: ['x'], headTitle: 'T' })).toEqual([]);
});

test('passages are counted as changed, added and taken out', () => {
  expect(changes(text('a', 'b', 'c'), text('a', 'B', 'c'))).toEqual(['1 passage of the text was changed.']);
  expect(changes(text('a', 'b', 'c'), text('c'))).toEqual(['2 passages of the text were taken out.']);
  expect(changes(text('a', 'b'), text('new', 'a', 'x', 'y', 'z'))).toEqual([
    '1 passage of the text was changed.',
    '3 passages of the text were added.',
  ]);
});

test('a change of emphasis alone is named as such', () => {
  const plain = text('a') as { body: PublicationContent['body'] };
  const bold = structuredClone(plain);
  const [block] = bold.body.content;
  if (block?.type === 'paragraph') block.content = [{ type: 'text', text: 'a', marks: [{ type: 'bold' }] }];
  expect(changes(plain, bold)).toEqual(['Figures, links or emphasis in the text changed.']);
});

test('old titles are quoted', () => {
  expect(changes({ title: 'Old', subtitle: 'Sub', kind: 'report' }, { title: 'New', kind: 'policy_brief' })).toEqual([
    'It was a Report.',
    'The title was “Old”.',
    'The subtitle was “Sub”.',
  ]);
});
