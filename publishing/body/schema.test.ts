import { describe, expect, test } from 'vitest';
import { LIMITS, parseDocument } from './schema.ts';

const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] };

function doc(...content: unknown[]): unknown {
  return { type: 'doc', content };
}

function issuesOf(json: unknown): string[] {
  const result = parseDocument(json);
  return result.ok ? [] : result.issues.map(({ message }) => message);
}

function linked(href: unknown): unknown {
  return doc({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] });
}

test('optional attributes that are null are left out, and marks are put in order', () => {
  const marks = [{ type: 'code' }, { type: 'bold' }, { type: 'link', attrs: { href: '/a', title: null } }];
  const json = doc(
    { type: 'heading', attrs: { level: 2, id: null }, content: [{ type: 'text', text: 'A', marks }] },
    { type: 'paragraph', content: [] },
  );
  expect(parseDocument(json)).toEqual({
    ok: true,
    value: {
      type: 'doc',
      content: [
        {
          type: 'heading',
          attrs: { level: 2 },
          content: [
            {
              type: 'text',
              text: 'A',
              marks: [{ type: 'link', attrs: { href: '/a' } }, { type: 'bold' }, { type: 'code' }],
            },
          ],
        },
        { type: 'paragraph' },
      ],
    },
  });
});

describe('a fault is named with its path', () => {
  test.each<[string, unknown, string]>([
    ['no object', 'text', 'document must be a node: an object with a "type".'],
    ['another root', paragraph, 'type must be one of doc, not "paragraph".'],
    ['an unknown node', doc({ type: 'html', html: '<b>' }), 'content[0].type must be one of'],
    ['a node of the prototype', doc({ type: 'constructor' }), 'content[0].type must be one of'],
    [
      'an unknown key',
      doc({ ...paragraph, style: 'x' }),
      'content[0].style is not known here; known are type, content.',
    ],
    [
      'an unknown attribute',
      doc({ type: 'heading', attrs: { level: 2, onclick: 'x' } }),
      'content[0].attrs.onclick is not known here; known are level, id.',
    ],
    ['a level', doc({ type: 'heading', attrs: { level: 7 } }), 'content[0].attrs.level must be one of 2, 3, 4, not 7.'],
    ['no level', doc({ type: 'heading' }), 'content[0].attrs.level is missing: it must be one of 2, 3, 4.'],
    [
      'an anchor',
      doc({ type: 'heading', attrs: { level: 2, id: 'location' } }),
      'content[0].attrs.id must be an anchor such as "s-method", not "location".',
    ],
    [
      'an unknown mark',
      doc({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'blink' }] }] }),
      'content[0].content[0].marks[0].type must be one of',
    ],
    [
      'a mark twice',
      doc({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'bold' }, { type: 'bold' }] }] }),
      'content[0].content[0].marks[1] repeats the mark bold.',
    ],
    [
      'an address',
      linked('javascript:alert(1)'),
      'content[0].content[0].marks[0].attrs.href must be an http, https, mailto or tel address',
    ],
    ['an address that is no text', linked({ toString: 'x' }), 'not an object.'],
    [
      'an embed',
      doc({ type: 'embed', attrs: { url: 'https://example.org/', title: 'x' } }),
      'content[0].attrs.url must be the plain https address',
    ],
    [
      'a file',
      doc({ type: 'figure', attrs: { file: '../x', alt: '' } }),
      'content[0].attrs.file must be the id of a file, not "../x".',
    ],
    [
      'an empty text',
      doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] }),
      'content[0].content[0].text must be a text that is not empty.',
    ],
    [
      'a control character',
      doc({ type: 'paragraph', content: [{ type: 'text', text: 'a\u0000' }] }),
      'content[0].content[0].text must not contain control characters',
    ],
    [
      'half a surrogate pair',
      doc({ type: 'paragraph', content: [{ type: 'text', text: '\ud83d' }] }),
      'half of a surrogate pair',
    ],
    [
      'an empty list',
      doc({ type: 'bulletList', content: [] }),
      'content[0].content must not be empty in a bulletList.',
    ],
    [
      'a heading in a quotation',
      doc({ type: 'blockquote', content: [{ type: 'heading', attrs: { level: 2 } }] }),
      'content[0].content[0].type must be one of',
    ],
    [
      'a note in a note',
      doc({ type: 'paragraph', content: [{ type: 'footnote', content: [{ type: 'footnote', content: [] }] }] }),
      'content[0].content[0].content[0].type must be one of text, hardBreak',
    ],
    [
      'marks in code',
      doc({ type: 'codeBlock', content: [{ type: 'text', text: 'x', marks: [] }] }),
      'content[0].content[0].marks is not known here',
    ],
    [
      'late key findings',
      doc(paragraph, { type: 'keyFindings', content: [paragraph] }),
      'content[1] must be the first block',
    ],
  ])('%s', (_name, json, message) => {
    expect(issuesOf(json).join('\n')).toContain(message);
  });
});

test('an anchor that stands twice is refused', () => {
  const heading = { type: 'heading', attrs: { level: 2, id: 's-a' } };
  expect(issuesOf(doc(heading, heading))).toEqual([
    'content[1].attrs.id repeats the anchor "s-a" of an earlier heading.',
  ]);
});

test('no more than a page of issues is given', () => {
  expect(issuesOf(doc(...Array.from({ length: 100 }, () => ({ type: 'x' }))))).toHaveLength(LIMITS.issues);
});

describe('limits', () => {
  test('depth', () => {
    let node: unknown = paragraph;
    for (let depth = 0; depth < 5000; depth += 1) node = { type: 'blockquote', content: [node] };
    expect(issuesOf(doc(node)).join()).toContain(`is nested deeper than ${LIMITS.depth} levels.`);
  });

  test('nodes', () => {
    const content = Array.from({ length: LIMITS.nodes + 1 }, () => ({ type: 'horizontalRule' }));
    expect(issuesOf(doc(...content))).toEqual([
      `content[${LIMITS.nodes - 1}] is beyond the ${LIMITS.nodes} nodes that a document may have.`,
    ]);
  });

  test('characters', () => {
    const text = 'x'.repeat(LIMITS.characters / 2 + 1);
    const long = { type: 'paragraph', content: [{ type: 'text', text }] };
    expect(issuesOf(doc(long, long, paragraph))[0]).toContain('characters that a document may have.');
  });
});
