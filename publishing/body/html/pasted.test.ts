import { describe, expect, test } from 'vitest';
import { parseDocument } from '../schema.ts';
import { documentToHtml } from '../to-html.ts';
import { parseHtml } from './parse-html.ts';
import { documentFromPasted, plainAddress } from './pasted.ts';

function pasted(html: string, googleDocs?: string): string {
  const { document } = documentFromPasted(parseHtml(html), { origin: 'https://house.example', googleDocs });
  expect(parseDocument(document)).toEqual({ ok: true, value: document });
  return documentToHtml(document);
}

describe('from Word', () => {
  const item = (level: number, sign: string, words: string, font = 'Symbol') =>
    `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-GB style='font-family:${font};mso-fareast-font-family:${font}'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${words}<o:p></o:p></span></p>\n`;

  test('paragraphs lose what Word writes for itself; bold, italic and raised words stay', () => {
    expect(
      pasted(
        `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style><!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]--></head><body lang=EN-GB><!--StartFragment--><h1 style='mso-style-next:Normal'><b><span style='font-size:16pt'>Ports in winter<o:p></o:p></span></b></h1><p class=MsoNormal style='margin-bottom:8pt'><span lang=EN-GB style='color:red'>The <b style='mso-bidi-font-weight:normal'>quay</b> at <i>Corran</i> is 5&nbsp;m<sup>2</sup>.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`,
      ),
    ).toBe(
      '<h2 id="s-ports-in-winter">Ports in winter</h2>\n<p>The <strong>quay</strong> at <em>Corran</em> is 5&nbsp;m<sup>2</sup>.</p>',
    );
  });

  test('paragraphs that are items become lists within lists, numbered where they were', () => {
    const html =
      item(1, '·', 'Coal') +
      item(2, 'o', 'Hard', '"Courier New"') +
      item(2, 'o', 'Soft', '"Courier New"') +
      item(1, '·', 'Grain') +
      '<p class=MsoNormal>Between.</p>' +
      item(1, '3.', 'Third', 'Calibri') +
      item(1, '4.', 'Fourth', 'Calibri');
    expect(pasted(html)).toBe(
      '<ul><li><p>Coal</p><ul><li><p>Hard</p></li><li><p>Soft</p></li></ul></li><li><p>Grain</p></li></ul>\n<p>Between.</p>\n<ol start="3"><li><p>Third</p></li><li><p>Fourth</p></li></ol>',
    );
  });

  test('footnotes and endnotes come to their marks, the rules above them and the remarks of reviewers go', () => {
    const mark = (kind: 'ftn' | 'edn', sign: string, from: string, to: string) =>
      `<a style='mso-${kind === 'ftn' ? 'footnote' : 'endnote'}-id:${kind}1' href="#${to}" name="${from}" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style='font-size:11.0pt'>${sign}</span></span><![endif]></span></span></a>`;
    const notes = (kind: 'ftn' | 'edn', sign: string, words: string) => {
      const name = kind === 'ftn' ? 'footnote' : 'endnote';
      return `<div style='mso-element:${name}-list'><![if !supportFootnotes]><br clear=all>\n<hr align=left size=1 width="33%">\n<![endif]>\n<div style='mso-element:${name}' id=${kind}1>\n<p class=MsoFootnoteText>${mark(kind, sign, `_${kind}1`, `_${kind}ref1`)} ${words}<o:p></o:p></p>\n</div>\n</div>`;
    };
    expect(
      pasted(
        `<p class=MsoNormal>Said once${mark('ftn', '[1]', '_ftnref1', '_ftn1')} and twice<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[TN1]</a>${mark('edn', '[MDCLXVIII]', '_ednref1', '_edn1')}.</p>${notes('ftn', '[1]', 'Ship <i>lists</i>, 1901.')}${notes('edn', '[MDCLXVIII]', 'Ibid.</p><p class=MsoEndnoteText>And after.')}<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Really?</p></div></div>`,
      ),
    ).toBe(
      '<p>Said once<span data-node="footnote">Ship <em>lists</em>, 1901.</span> and twice<span data-node="footnote">Ibid.<br>And after.</span>.</p>',
    );
  });

  test('its styles are headings and quotations, its list of contents goes, and changes under review are accepted', () => {
    expect(
      pasted(
        `<p class=MsoTitle>Ports</p><p class=MsoTocHeading>Contents</p><p class=MsoToc1><a href="#_Toc1">Ice....3</a></p><p class=MsoNormal>It froze <del cite="mailto:T%20N" datetime="2026-01-02T09:00"><span>hard</span></del><ins cite="mailto:T%20N" datetime="2026-01-02T09:00">early</ins><span class=msoDel> indeed</span>, and <s>never</s> late.</p><p class=MsoQuote>No ice.</p>\n<p class=MsoQuote>None.</p><div style='mso-element:para-border-div'><p class=MsoIntenseQuote>Much ice.</p></div><p class="Paragraph SCXW1" role="heading" aria-level="2">After</p>`,
      ),
    ).toBe(
      '<h2 id="s-ports">Ports</h2>\n<p>It froze early, and <s>never</s> late.</p>\n<blockquote><p>No ice.</p><p>None.</p></blockquote>\n<blockquote><p>Much ice.</p></blockquote>\n<h3 id="s-after">After</h3>',
    );
  });

  test('in the browser, a list for each item becomes one list', () => {
    const wrapped = (tag: string, level: number, words: string) =>
      `<div class="ListContainerWrapper SCXW1 BCX8"><${tag} class="BulletListStyle1" role="list"><li data-leveltext="•" data-aria-level="${level}" role="listitem" class="OutlineElement"><p class="Paragraph SCXW1" paraid="1"><span data-contrast="auto" class="TextRun"><span class="NormalTextRun">${words}</span></span><span class="EOP" data-ccp-props="{}">&nbsp;</span></p></li></${tag}></div>`;
    expect(pasted(wrapped('ul', 1, 'One') + wrapped('ul', 2, 'Deeper') + wrapped('ul', 1, 'Two'))).toMatch(
      /^<ul><li><p>One(&nbsp;)?<\/p><ul><li><p>Deeper(&nbsp;)?<\/p><\/li><\/ul><\/li><li><p>Two(&nbsp;)?<\/p><\/li><\/ul>$/,
    );
  });
});

test('from Google Docs: its bold wrapper makes nothing bold, styles become marks, links lead where they lead', () => {
  const span = (words: string, style = 'font-weight:400;font-style:normal') =>
    `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;${style};text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">${words}</span>`;
  expect(
    pasted(
      `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-8f0c"><h2 dir="ltr" style="line-height:1.38">${span('Findings', 'font-weight:700')}</h2><p dir="ltr" style="line-height:1.38;margin-top:0pt;">${span('Plain, ')}${span('strong', 'font-weight:700;font-style:normal')}${span(' and ')}${span('leaning', 'font-weight:400;font-style:italic')}${span('; see ')}<a href="https://www.google.com/url?q=https://example.org/a?utm_source%3Ddocs%26b%3D1&amp;sa=D&amp;source=editors&amp;ust=1" style="text-decoration:none;">${span('this')}</a>${span('.')}</p><br /><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation">${span('One')}</p></li><ul><li dir="ltr" aria-level="2"><p role="presentation">${span('Under one')}</p></li></ul></ul><div dir="ltr" align="left"><table style="border:none;"><colgroup><col width="301" /></colgroup><tbody><tr style="height:0pt"><td style="border-left:solid #000000 1pt;"><p dir="ltr">${span('Cell')}</p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`,
    ),
  ).toBe(
    '<h2 id="s-findings">Findings</h2>\n<p>Plain, <strong>strong</strong> and <em>leaning</em>; see <a href="https://example.org/a?b=1">this</a>.</p>\n<ul><li><p>One</p><ul><li><p>Under one</p></li></ul></li></ul>\n<table><tbody><tr><td><p>Cell</p></td></tr></tbody></table>',
  );
});

test('from Google Docs: notes, which are only in what it copies beside the HTML', () => {
  const text = 'Ice came “early”.# It #left\nlate.';
  const at = (entries: Record<number, object>) => Array.from({ length: 80 }, (_, place) => entries[place] ?? null);
  const beside = (spacers: string) => {
    const marks = [...spacers.matchAll(/#/g)].map(({ index }, note): [number, object] => [
      index,
      { fs_id: `kix.${note}` },
    ]);
    const note = (words: string, ...slices: object[]) => ({ dsl_spacers: words, dsl_styleslices: slices });
    const resolved = {
      dsl_spacers: spacers,
      dsl_styleslices: [{ stsl_type: 'footnote', stsl_styles: at(Object.fromEntries(marks)) }],
      dsl_relateddocslices: {
        'kix.0': note('\u0003 Lists of ports.\n', {
          stsl_type: 'text',
          stsl_styles: at({ 0: { ts_it: false }, 2: { ts_it: true }, 7: { ts_it: false } }),
        }),
        'kix.1': note('\u0003 See <here>\n', {
          stsl_type: 'link',
          stsl_styles: at({ 6: { lnks_link: { ulnk_url: 'https://example.org/a' } }, 12: { lnks_link: null } }),
        }),
      },
    };
    return JSON.stringify({ data: JSON.stringify({ resolved }) });
  };
  const html =
    '<b style="font-weight:normal"><p><span>Ice came “<i>early</i>”. It </span><span>left</span></p><p>late.</p></b>';
  const first = '<span data-node="footnote"><em>Lists</em> of ports.</span>';
  const second = '<span data-node="footnote">See <a href="https://example.org/a">&lt;here&gt;</a></span>';
  expect(pasted(html, beside(text))).toBe(`<p>Ice came “<em>early</em>”.${first} It ${second}left</p>\n<p>late.</p>`);
  const chip = (spacers: string) => spacers.replace('Ice', '\ue907 Ice');
  expect(pasted(html.replace('Ice', '@Tomás Ice'), beside(chip(text)))).toContain(`”.${first} It ${second}left`);
  const { losses } = documentFromPasted(parseHtml('<p>Something else</p>'), { origin: '', googleDocs: beside(text) });
  expect(losses.map(({ element, excerpt }) => `${element}: ${excerpt}`)).toEqual([
    'footnote: Lists of ports.',
    'footnote: See <here>',
  ]);
  const odd = { dsl_spacers: 'Ice#', dsl_styleslices: [null, { stsl_type: 'footnote', stsl_styles: {} }] };
  for (const nonsense of ['{"data":"nonsense"}', JSON.stringify({ data: JSON.stringify({ resolved: odd }) })])
    expect(pasted(html, nonsense)).toContain('<p>Ice came');
});

describe('tables', () => {
  const table = (rows: string[][], cell: (words: string, row: number) => string, before = '') =>
    `${before}<table>${rows.map((row, index) => `<tr>${row.map((words) => cell(words, index)).join('')}</tr>`).join('')}</table>`;
  const heads = (html: string) => [...pasted(html).matchAll(/<th><p>(.*?)<\/p>/g)].map(([, words]) => words);
  const ports = [
    ['Port', 'Days'],
    ['Corran', 'none'],
  ];
  const counted = [
    ['Port', 'Days'],
    ['Corran', '1,204'],
    ['Oban', '(12.5%)'],
  ];

  test('from Word and Google Sheets are headed by a first row that is bold', () => {
    const inWord = (words: string, row: number) =>
      `<td><p class=MsoNormal>${row === 0 ? `<b><span>${words}</span></b>` : words}<o:p></o:p></p></td>`;
    const inSheets = (words: string, row: number) =>
      `<td style="${row === 0 ? 'font-weight:bold;' : ''}">${words}</td>`;
    expect(heads(table(ports, inWord))).toEqual(['Port', 'Days']);
    expect(heads(table(ports, inSheets))).toEqual(['Port', 'Days']);
    expect(heads(table(ports, (words) => inWord(words, 0)))).toEqual([]);
    expect(heads(table(ports, (words) => inWord(words, 1)))).toEqual([]);
    expect(heads(table(counted, (words) => inWord(words, 1)))).toEqual([]);
  });

  test('from Excel are headed by a first row that its style sheet sets bold, or by words above numbers', () => {
    const sheet =
      '<style>\n<!--td {color:black;font-weight:400;}\n.xl65\n\t{mso-style-parent:style0;\n\tfont-weight:700;}\n--></style>';
    const inExcel = (words: string, row: number) => `<td class=xl6${row === 0 ? 5 : 6}>${words}</td>`;
    expect(heads(table(ports, inExcel, sheet))).toEqual(['Port', 'Days']);
    expect(heads(table(ports, inExcel))).toEqual([]);
    expect(heads(table(counted, inExcel))).toEqual(['Port', 'Days']);
    expect(heads(table(counted.slice(1), inExcel))).toEqual([]);
    const total = [...counted, ['All', '1,216']];
    expect(pasted(table(total, (words, row) => inExcel(words, row === 3 ? 0 : 1), sheet))).toContain(
      '<td><p><strong>All</strong></p></td>',
    );
  });
});

test('from a page: no ways elsewhere, no forms and buttons, nothing to share it with', () => {
  const page = (text: string) =>
    `<header role="banner"><a href="/">House</a></header><nav><ul><li><a href="/a">Reports</a></li></ul></nav><div role="dialog"><p>We use cookies</p></div>${text}<footer>© 2026</footer>`;
  expect(
    pasted(
      page(
        `<main><p class="sr-only">Skip</p><article><header><h1>Ice<a class="anchor" aria-hidden="true" href="#ice">#</a></h1></header><ul class="share"><li><a href="https://twitter.com/intent/tweet?url=x">Share</a></li><li><a href="mailto:?subject=x">E-mail</a></li></ul><p>Words of the text, which are more than those around it, as texts are on pages.</p><form><label>News <input type="email"></label><button>Subscribe</button></form><aside role="complementary"><h2>Read next</h2></aside><aside>A remark</aside><button><img src="a.jpg" alt=""></button><p>More <span role="button">Copy</span>words.</p><blockquote>Said.<footer>A captain</footer></blockquote></article></main>`,
      ),
    ),
  ).toBe(
    '<h2 id="s-ice">Ice</h2>\n<p>Words of the text, which are more than those around it, as texts are on pages.</p>\n<p>A remark</p>\n<p>More words.</p>\n<blockquote data-attribution="A captain"><p>Said.</p></blockquote>',
  );
  expect(pasted('<form id="aspnetForm"><p>A page within a form.</p><button>Print</button></form>')).toBe(
    '<p>A page within a form.</p>',
  );
  expect(pasted('<header><h1>Ice</h1></header><p>Without its page.</p>')).toContain('Ice');
  expect(pasted('<nav><a href="/a">Reports</a></nav>')).toContain('Reports');
  expect(pasted('<p>Seen</p><figure data-file="f"><img alt="Quay"></figure>')).toBe('<p>Seen</p>');
});

test('from a page: nothing that runs, counts or hides; its own addresses become paths', () => {
  expect(
    pasted(
      `<article class="post"><script>steal()</script><div onclick="x()" style="font:12px Arial"><h1>Title</h1><div>Loose <span style="font-weight: 600">words</span></div><p style="display:none">Hidden</p><img src="https://count.example/1.gif" width="1" height="1"><p>See <a href="https://house.example/reports/a?utm_campaign=x" onmouseover="x()">ours</a>, <a href="javascript:x()">theirs</a>.</p><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe><svg onload="x()"><text>Drawn</text></svg></div></article>`,
    ),
  ).toBe(
    '<h2 id="s-title">Title</h2>\n<p>Loose <strong>words</strong></p>\n<p>See <a href="/reports/a">ours</a>, theirs.</p>\n<div data-node="embed" data-url="https://www.youtube.com/watch?v=dQw4w9WgXcQ" data-title="Video"></div>\n<p>Drawn</p>',
  );
});

test.each([
  ['https://example.org/?utm_source=x&fbclid=y', 'https://example.org/'],
  ['https://example.org/a?b=%20c', 'https://example.org/a?b=%20c'],
  ['https://house.example/a#s-b', '/a#s-b'],
  ['https://www.google.com/url?q=javascript:x()', 'javascript:x()'],
  ['mailto:desk@example.org', 'mailto:desk@example.org'],
])('%s is %s', (href, plain) => expect(plainAddress(href, 'https://house.example')).toBe(plain));
