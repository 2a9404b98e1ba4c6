import fc from 'fast-check';

const TAGS = [
  'a', 'abbr', 'article', 'aside', 'audio', 'b', 'blockquote', 'body', 'br', 'button', 'caption', 'cite', 'code', 'dd', 'del',
  'details', 'div', 'dl', 'dt', 'em', 'embed', 'figcaption', 'figure', 'font', 'footer', 'form', 'frameset', 'h1', 'h2', 'h3', 'h4',
  'h5', 'h6', 'hr', 'i', 'iframe', 'img', 'input', 'li', 'math', 'mi', 'nobr', 'noscript', 'object', 'ol', 'option', 'p', 'plaintext',
  'pre', 'q', 's', 'script', 'section', 'select', 'span', 'strong', 'style', 'sub', 'summary', 'sup', 'svg', 'table', 'tbody', 'td',
  'template', 'textarea', 'th', 'thead', 'title', 'tr', 'u', 'ul', 'video', 'xmp', 'x-unknown',
]; // biome-ignore format: a word list

const ATTRIBUTES = [
  'data-node="key-findings"', 'data-node="callout" data-title="T"', 'data-node="pull-quote"', 'data-node="embed" data-url="https://youtu.be/abcdefghijk"',
  'data-node="embed" data-url="javascript:alert(1)"', 'data-node="footnote"', 'data-node="media" data-kind="audio" data-file="f1"', 'data-file="f1"',
  'data-node="constructor"', 'id="x"', 'id="fn1"', 'id="r1"', 'name="y"', 'href="#fn1"', 'href="#r1"', 'href="#x"', 'href="/a b"', 'href="javascript:alert(1)"',
  'href="//example.org"', 'href="https://youtu.be/abcdefghijk"', 'src="https://player.vimeo.com/video/123456"', 'src=x onerror=alert(1)', 'colspan=0', 'colspan=999',
  'rowspan=3', 'align=center', 'start=-4', 'start=7', 'style="font-weight:700;text-align:right"', 'class="language-js"', 'hidden', 'lang=fr', 'data-attribution="A"',
]; // biome-ignore format: a word list

const tag = fc.constantFrom(...TAGS);
const opened = fc
  .record({ name: tag, attributes: fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 2 }) })
  .map(({ name, attributes }) => `<${[name, ...attributes].join(' ')}>`);
const piece = fc.oneof(
  { weight: 5, arbitrary: opened },
  { weight: 3, arbitrary: tag.map((name) => `</${name}>`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'one',
      ' two ',
      '1',
      '\n',
      '&nbsp;',
      '&#0;&#13;&#xD800;',
      '<!--',
      '-->',
      '<![CDATA[',
      '&lt;b&gt;',
      'x\ufeff',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

/** Tags of every sort opened and closed at random, with texts between them. */
export function arbitraryHtml(): fc.Arbitrary<string> {
  return fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
}
