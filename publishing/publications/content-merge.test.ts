import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_CONTENT, type PublicationContent } from './content.ts';
import { contentOf, isClean, mergeContents } from './content-merge.ts';

const content = (overrides: Partial<PublicationContent>): PublicationContent => ({ ...EMPTY_CONTENT, ...overrides });
const author = (personId: string, affiliation: string | null = null) => ({
  role: 'author' as const,
  personId,
  affiliation,
});

describe('two people in one form', () => {
  test('different fields and entries come together', () => {
    const base = content({ title: 'Old', byline: [author('a'), author('b')], hubs: ['x', 'y'] });
    const merge = mergeContents(
      base,
      { ...base, title: 'Ours', byline: [author('b'), author('a')], hubs: ['x', 'y', 'z'] },
      { ...base, summary: 'Theirs', byline: [author('a', 'Then'), author('b'), author('c')], hubs: ['y'] },
    );
    expect(isClean(merge)).toBe(true);
    expect(contentOf(merge)).toEqual({
      ...base,
      title: 'Ours',
      summary: 'Theirs',
      byline: [author('b'), author('c'), author('a', 'Then')],
      hubs: ['y', 'z'],
    });
  });

  test('one field set to two things is a conflict with both values, and either can be chosen', () => {
    const base = content({ title: 'Old', byline: [author('a')] });
    const merge = mergeContents(
      base,
      { ...base, title: 'Ours', byline: [author('a', 'Here')] },
      { ...base, title: 'Theirs', byline: [] },
    );
    expect(merge.fields.map(({ field, ours, theirs }) => ({ field, ours, theirs }))).toEqual([
      { field: 'title', ours: 'Ours', theirs: 'Theirs' },
      { field: 'byline', ours: [author('a', 'Here')], theirs: [] },
    ]);
    expect(contentOf(merge)).toMatchObject({ title: 'Ours', byline: [author('a', 'Here')] });
    expect(contentOf(merge, { fields: { title: 'theirs' } })).toMatchObject({
      title: 'Theirs',
      byline: [author('a', 'Here')],
    });
  });
});

describe('laws', () => {
  const keys = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
  const contents = fc
    .record({ title: fc.constantFrom('', 'A', 'B'), subtitle: fc.constantFrom(null, 'S'), hubs: keys, related: keys })
    .map(content);

  test('where one side changed nothing the other is the result, and so is what both made', () => {
    fc.assert(
      fc.property(contents, contents, (base, a) => {
        for (const merge of [mergeContents(base, a, base), mergeContents(base, base, a), mergeContents(base, a, a)]) {
          expect(isClean(merge)).toBe(true);
          expect(contentOf(merge)).toEqual(a);
        }
      }),
    );
  });

  test('nothing that somebody added disappears, nothing that somebody took out stays, whoever is first', () => {
    fc.assert(
      fc.property(contents, contents, contents, (base, a, b) => {
        const [one, other] = [mergeContents(base, a, b), mergeContents(base, b, a)];
        expect(one.fields.map(({ field }) => field)).toEqual(other.fields.map(({ field }) => field));
        for (const field of ['hubs', 'related'] as const) {
          const merged = contentOf(one)[field];
          expect([...merged].sort()).toEqual([...contentOf(other)[field]].sort());
          for (const key of 'abcdefgh') {
            const expected = base[field].includes(key)
              ? a[field].includes(key) && b[field].includes(key)
              : a[field].includes(key) || b[field].includes(key);
            expect(merged.includes(key)).toBe(expected);
          }
        }
      }),
    );
  });
});
