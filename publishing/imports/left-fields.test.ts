import { expect, test } from 'vitest';
import type { Fields } from './front-matter.ts';
import { leftFields } from './left-fields.ts';
import { DEFAULT_MAPPING, readMapping } from './mapping.ts';

const read = readMapping(DEFAULT_MAPPING);
if (!read.ok) throw new Error('The shipped mapping can’t be read.');
const { mapping } = read.value;

test.each<[string, Fields, string[]]>([
  ['nothing of what is taken whole', { title: 'A', authors: ['b'], aliases: ['/c'], url: '/d', venue: 'E' }, []],
  ['nothing that is ignored or empty', { layout: 'wide', captions: '', related: [''], map: 'x' }, []],
  [
    'a field that nobody knows, whatever its shape',
    { a: 'x', b: ['y'], c: { d: 'z' } },
    ['a: x', 'b: ["y"]', 'c: {"d":"z"}'],
  ],
  ['what stands behind another and says something else', { summary: 'A', deck: 'A' }, []],
  ['the same with other words', { publishdate: '2019', date: '2020' }, ['date: 2020']],
  ['a list where a text is read', { title: ['A', 'B'] }, ['title: ["A","B"]']],
  ['a list where a line is read, and the line behind it not', { venue: ['A'], venue_name: 'B' }, ['venue: ["A"]']],
  ['parts of a mapping', { primary_image: { uid: 'a', alt: 'b', focus: 'c' } }, ['primary_image: {"focus":"c"}']],
  [
    'parts of a list',
    { topics: ['a', { slug: 'b' }, { slug: 'c', since: '2019' }] },
    ['topics: {"slug":"c","since":"2019"}'],
  ],
])('it is left: %s', (_what, fields, left) => expect(leftFields(fields, mapping)).toEqual(left));
