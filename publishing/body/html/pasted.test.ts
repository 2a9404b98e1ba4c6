import { describe, expect, test } from 'vitest';
import { parseDocument } from '../schema.ts';
import { documentToHtml } from '../to-html.ts';
import { parseHtml } from './parse-html.ts';
import { documentFromPasted, plainAddress } from './pasted.ts';

function pasted(html: string): string {
  const { document } = documentFromPasted(parseHtml(html), { origin: 'https://house.example' });
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

  test('notes come to their marks, the rule above them and the remarks of reviewers go', () => {
    const mark = (n: number, from: string, to: string) =>
      `<a style='mso-footnote-id:ftn${n}' href="#${to}" name="${from}" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style='font-size:11.0pt'>[${n}]</span></span><![endif]></span></span></a>`;
    const note = (n: number, words: string) =>
      `<div style='mso-element:footnote' id=ftn${n}><p class=MsoFootnoteText>${mark(n, `_ftn${n}`, `_ftnref${n}`)} ${words}<o:p></o:p></p></div>`;
    expect(
      pasted(
        `<p class=MsoNormal>Said once${mark(1, '_ftnref1', '_ftn1')} and twice<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[TN1]</a>${mark(2, '_ftnref2', '_ftn2')}.</p><div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>${note(1, 'Ship <i>lists</i>, 1901.')}${note(2, 'Ibid.')}</div><div style='mso-element:comment-list'><div style='mso-element:comment'><p>Really?</p></div></div>`,
      ),
    ).toBe(
      '<p>Said once<span data-node="footnote">Ship <em>lists</em>, 1901.</span> and twice<span data-node="footnote">Ibid.</span>.</p>',
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
