import { describe, expect, test } from 'vitest';
import type { Block, InnerBlock } from './document.ts';
import { documentFromHtml, type HtmlOptions } from './from-html.ts';
import { parseDocument } from './schema.ts';
import { plainText } from './text.ts';

function blocks(html: string, options?: HtmlOptions): Block[] {
  return documentFromHtml(html, options).document.content;
}

/** The shape of blocks in a line: type, level, text. */
function outline(html: string, options?: HtmlOptions): string[] {
  return blocks(html, options).map(sketch);
}

function sketch(node: Block | InnerBlock): string {
  switch (node.type) {
    case 'heading':
      return `h${node.attrs.level} ${texts(node)}`;
    case 'bulletList':
    case 'orderedList':
      return `${node.type}(${node.content.map((item) => item.content.map(sketch).join(', ')).join(' | ')})`;
    case 'blockquote':
    case 'callout':
    case 'keyFindings':
      return `${node.type}(${node.content.map(sketch).join(', ')})`;
    case 'table':
      return `table(${node.content.map((row) => row.content.map((cell) => `${cell.type === 'tableHeader' ? '*' : ''}${cell.content.map(sketch).join(', ')}`).join(' ')).join(' | ')})`;
    case 'figure':
      return `figure ${node.attrs.file}${node.content ? ` "${texts(node)}"` : ''}`;
    case 'paragraph':
      return texts(node);
    default:
      return `${node.type} ${texts(node)}`.trim();
  }
}

function texts(node: object): string {
  return plainText({ type: 'doc', content: [{ ...node, type: 'paragraph' } as Block] });
}

const anyPicture: HtmlOptions = { resolveImage: ({ src }) => ({ file: src }) };

describe('structure is repaired', () => {
  test.each<[string, string, string[]]>([
    ['loose text', 'one <b>two</b><p>three</p>four', ['one two', 'three', 'four']],
    ['blocks in inline elements', '<b>one<p>two</p></b>', ['one', 'two']],
    ['a paragraph in a list', '<ul><p>one</p><li>two</ul>', ['bulletList(one | two)']],
    ['a list in a list', '<ul><li>one</li><ul><li>two</li></ul></ul>', ['bulletList(one, bulletList(two))']],
    ['items without a list', '<li>one</li>', ['bulletList(one)']],
    ['an empty item', '<ol><li></li><li>two</li></ol>', ['orderedList( | two)']],
    ['a heading in a quotation', '<blockquote><h2>one</h2>two</blockquote>', ['blockquote(one, two)']],
    ['a table in a list', '<ul><li>one<table><tr><td>two</td></tr></table></li></ul>', ['bulletList(one, table(two))']],
    [
      'a heading row',
      '<table><thead><tr><td>one</td></tr></thead><tr><th>two</th><td>three</td></tr></table>',
      ['table(*one | *two three)'],
    ],
    ['text in a table', '<table>one<tr><td>two</td></tr></table>', ['one', 'table(two)']],
    ['empty blocks', '<p></p><p>&nbsp;</p><h2><br></h2><ul></ul><blockquote></blockquote>one', ['one']],
    ['definitions', '<dl><dt>one</dt><dd>two</dd></dl>', ['one', 'two']],
  ])('%s', (_name, html, expected) => {
    expect(outline(html)).toEqual(expected);
  });

  test('levels of headings run from 2 without gaps', () => {
    expect(outline('<h1>a</h1><h3>b</h3><h6>c</h6><h6>d</h6><h3>e</h3><h1>f</h1>')).toEqual([
      'h2 a',
      'h3 b',
      'h4 c',
      'h4 d',
      'h3 e',
      'h2 f',
    ]);
    expect(outline('<h4>a</h4><h4>b</h4><h2>c</h2><h3>d</h3>')).toEqual(['h2 a', 'h2 b', 'h2 c', 'h3 d']);
  });

  test('key findings come first, once', () => {
    const html =
      '<p>one</p><section data-node="key-findings">two</section><section data-node="key-findings">three</section>';
    expect(outline(html)).toEqual(['keyFindings(two)', 'one', 'three']);
  });

  test('what is nested without end is kept as text', () => {
    const deep = '<blockquote>'.repeat(3000);
    const { document, losses } = documentFromHtml(`${deep}words${'<ul><li>'.repeat(1000)}more`);
    expect(parseDocument(document).ok).toBe(true);
    expect(plainText(document)).toMatch(/words[\s\S]*more/);
    expect(losses.some(({ reason }) => reason.includes('nested too deeply'))).toBe(true);
  });

  test('what is longer than a document may be is cut and reported', () => {
    const { document, losses } = documentFromHtml('<hr>'.repeat(100_010));
    expect(parseDocument(document).ok).toBe(true);
    expect(losses).toEqual([
      {
        element: 'body',
        reason: 'It is longer than a document may be; 11 blocks were left out.',
        excerpt: 'horizontalRule',
      },
    ]);
  });
});

describe('inline content', () => {
  test('white space is what a browser shows', () => {
    expect(blocks('<p> one\n two <b> three</b> <br> four&nbsp; </p>')).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'one two ' },
          { type: 'text', text: 'three', marks: [{ type: 'bold' }] },
          { type: 'hardBreak' },
          { type: 'text', text: 'four\u00a0' },
        ],
      },
    ]);
  });

  test('marks come from elements and from styles', () => {
    expect(
      blocks(
        '<strong><em>a</em></strong><span style="font-weight:700">b</span><b style="font-weight:normal">c</b><kbd>d</kbd><q>e</q>',
      ),
    ).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'a', marks: [{ type: 'bold' }, { type: 'italic' }] },
          { type: 'text', text: 'b', marks: [{ type: 'bold' }] },
          { type: 'text', text: 'c' },
          { type: 'text', text: 'd', marks: [{ type: 'code' }] },
          { type: 'text', text: '“e”' },
        ],
      },
    ]);
  });

  test('code keeps its lines and its language', () => {
    expect(blocks('<pre><code class="language-python">if x:\n\n  y\n</code></pre>')).toEqual([
      { type: 'codeBlock', attrs: { language: 'python' }, content: [{ type: 'text', text: 'if x:\n\n  y' }] },
    ]);
  });
});

describe('links', () => {
  test('go where the caller says, or nowhere', () => {
    const resolveLink = (href: string) => (href === 'old.html' ? '/new' : href === 'gone' ? null : href);
    const { document, losses } = documentFromHtml(
      '<a href="old.html" title="T">a</a> <a href="gone">b</a> <a href="javascript:c()">c</a>',
      { resolveLink },
    );
    expect(document.content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: '/new', title: 'T' } }] },
          { type: 'text', text: ' b c' },
        ],
      },
    ]);
    expect(losses).toEqual([
      { element: 'a[href]', reason: 'The address leads nowhere; the text is kept.', excerpt: 'gone' },
      { element: 'a[href]', reason: 'The address is not allowed; the text is kept.', excerpt: 'javascript:c()' },
    ]);
  });

  test('within the page lead to headings, by name or by words', () => {
    const html =
      '<p><a href="#m">a</a> <a href="#our-method">b</a> <a href="#box">c</a> <a href="#before">d</a></p><a name="before"></a><h2 id="m">Our method</h2><div id="box">text</div><h2>Our method</h2>';
    const { document, losses } = documentFromHtml(html);
    expect(JSON.stringify(document).match(/"#[^"]*"/g)).toEqual(['"#s-m"', '"#s-our-method"', '"#s-m"']);
    expect(losses).toEqual([
      { element: 'a[href]', reason: 'It leads to no heading of the text; the words are kept.', excerpt: '#box c' },
    ]);
  });
});

describe('pictures', () => {
  test('stand between paragraphs, and sentences stay whole', () => {
    expect(outline('<p><img src="a">one <img src="b"> two<br><img src="c"></p>', anyPicture)).toEqual([
      'figure a',
      'one two',
      'figure b',
      'figure c',
    ]);
  });

  test('may be words, or nothing', () => {
    const resolveImage: HtmlOptions['resolveImage'] = ({ src, alt }) => (src === 'smile' ? { text: alt } : null);
    const { document, losses } = documentFromHtml('So <img src="smile" alt="☺">! <img src="gone.png" alt="x">', {
      resolveImage,
    });
    expect(plainText(document)).toBe('So ☺!');
    expect(losses).toEqual([{ element: 'img', reason: 'The picture is not among the files.', excerpt: 'gone.png' }]);
  });

  test('have captions', () => {
    expect(
      blocks(
        '<figure><a href="/a.png"><img src="a" alt="A"></a><figcaption>One <i>two</i></figcaption></figure>',
        anyPicture,
      ),
    ).toEqual([
      {
        type: 'figure',
        attrs: { file: 'a', alt: 'A' },
        content: [
          { type: 'text', text: 'One ' },
          { type: 'text', text: 'two', marks: [{ type: 'italic' }] },
        ],
      },
    ]);
  });

  test('are no links; where they led stands below them, unless it is the picture', () => {
    const href = 'https://www.example.org/maps/';
    const link = { type: 'text', text: 'example.org/maps', marks: [{ type: 'link', attrs: { href } }] };
    const figure = (attrs: object, ...content: object[]) => ({ type: 'figure', attrs, ...(content[0] && { content }) });
    for (const [html, expected] of [
      [`<a href="${href}"><img src="a" alt="A"></a>`, figure({ file: 'a', alt: 'A' }, link)],
      [
        `<table><tr><td><a href="${href}"><figure data-file="a"><img alt="A"></figure></a></td></tr></table>`,
        figure({ file: 'a', alt: 'A' }, link),
      ],
      [
        `<figure><a href="${href}"><img src="a" alt="A"></a><figcaption>One</figcaption></figure>`,
        figure({ file: 'a', alt: 'A' }, { type: 'text', text: 'One ' }, link),
      ],
      ['<a href="https://example.org/large.JPG?x=1"><img src="a" alt="A"></a>', figure({ file: 'a', alt: 'A' })],
    ] as const) {
      const { document, losses } = documentFromHtml(html, anyPicture);
      expect(JSON.stringify(document)).toContain(JSON.stringify(expected));
      expect(losses).toEqual([
        {
          element: expect.any(String),
          reason: expect.stringMatching(/^A picture can’t be a link; /),
          excerpt: expect.any(String),
        },
      ]);
    }
  });
});

describe('notes', () => {
  test('of a word processor stand at their marks', () => {
    const html =
      '<p>Ports<a href="#_ftn1" name="_ftnref1">[1]</a> close.</p><hr><div><p><a href="#_ftnref1" name="_ftn1">[1]</a> <i>Source</i>: us.</p></div>';
    expect(blocks(html)).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Ports' },
          {
            type: 'footnote',
            content: [
              { type: 'text', text: 'Source', marks: [{ type: 'italic' }] },
              { type: 'text', text: ': us.' },
            ],
          },
          { type: 'text', text: ' close.' },
        ],
      },
      { type: 'horizontalRule' },
    ]);
  });

  test('keep what no mark leads to', () => {
    const html =
      '<p>One<sup><a href="#fn1">1</a></sup></p><h2>Notes</h2><ol><li id="fn1">First.</li><li id="fn2">Second.</li></ol>';
    expect(outline(html)).toEqual(['One', 'h2 Notes', 'orderedList(Second.)']);
    expect(outline(html.replace('<li id="fn2">Second.</li>', ''))).toEqual(['One']);
  });

  test('repeated without end do not multiply', () => {
    const html = `${'<sup><a href="#fn1">1</a></sup> x '.repeat(5000)}<ol><li id="fn1">${'word '.repeat(2000)}</li></ol>`;
    expect(JSON.stringify(documentFromHtml(html).document).length).toBeLessThan(2_000_000);
  });
});

test('frames of allowed sites are embeds, others are links', () => {
  const { document, losses } = documentFromHtml(
    '<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ" title="Talk"></iframe><iframe src="https://example.org/map"></iframe><p><a href="https://vimeo.com/123456">https://vimeo.com/123456</a></p>',
  );
  expect(document.content).toEqual([
    { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: 'Talk' } },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'https://example.org/map',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/map' } }],
        },
      ],
    },
    { type: 'embed', attrs: { url: 'https://vimeo.com/123456', title: 'Video' } },
  ]);
  expect(losses).toEqual([
    {
      element: 'iframe',
      reason: 'Pages of this site can’t be shown inside a text; a link stands in its place.',
      excerpt: 'https://example.org/map',
    },
  ]);
});

test('what runs is left out, what is unknown gives its text, and each is named', () => {
  const { document, losses } = documentFromHtml(
    '<script>alert(1)</script><style>p{}</style><p onclick="x()" lang="fr">un <blink2>deux</blink2></p><noscript>no</noscript><template>t</template><svg><style>s</style><text>trois</text></svg>',
  );
  expect(plainText(document)).toBe('un deux\n\ntrois');
  expect(losses.map(({ element, excerpt }) => `${element}: ${excerpt}`)).toEqual(
    [
      'script: alert(1)',
      'style: p{}',
      'p[onclick]: x()',
      'p[lang]: fr',
      'blink2: deux',
      'noscript: no',
      'template:',
      'svg: trois',
    ].map((line) => (line.endsWith(':') ? `${line} ` : line)),
  );
});

test('a table keeps spans, alignment, caption and source', () => {
  const html =
    '<table data-source="Port survey"><caption>Moves a day</caption><tr><th colspan="2" align="right">a</th></tr><tr><td rowspan="200" style="text-align: center">b</td><td>c</td></tr></table>';
  const { document, losses } = documentFromHtml(html);
  expect(document.content).toMatchObject([
    {
      attrs: { caption: 'Moves a day', source: 'Port survey' },
      content: [
        { content: [{ attrs: { colspan: 2, align: 'right' } }] },
        { content: [{ attrs: { rowspan: 100, align: 'center' } }, {}] },
      ],
    },
  ]);
  expect(losses.map(({ element }) => element)).toEqual(['td[rowspan]']);
});
