import { expect, test } from 'vitest';
import type { ShortcodeRule } from './mapping.ts';
import { type Surroundings, shortcodeHtml } from './shortcode-html.ts';
import { replaceShortcodes } from './shortcodes.ts';

const rules: Record<string, ShortcodeRule> = {
  img: { as: 'picture', src: 'src', small: false },
  aside: { as: 'picture', src: 'src', small: true },
  note: { as: 'callout', tone: 'note', title: ['kicker', 'title'] },
  quote: { as: 'quote', text: 'text', by: 'by' },
  film: { as: 'embed', url: 'https://www.youtube.com/watch?v={id}', title: '{title}' },
  ref: { as: 'address' },
  old: { as: 'address', origin: 'https://files.example/{0}' },
  button: { as: 'link', url: 'href', text: 'text' },
  file: { as: 'file', file: 'file', label: 'label', origin: 'https://files.example/{file}' },
  check: { as: 'item', label: 'Do' },
  list: { as: 'inside' },
  counter: { as: 'nothing' },
};

function written(text: string): { html: string; remarks: string[] } {
  const remarks: string[] = [];
  const around: Surroundings = {
    rules,
    picture: ({ src, alt, caption }) => ({
      file: `id-of-${src}`,
      alt,
      caption,
      credit: src === 'lent' ? 'A "B" <C>' : '',
    }),
    file: (name) => (name === 'here.pdf' ? '/files/here' : null),
    remark: (type) => remarks.push(type),
  };
  return { html: replaceShortcodes(text, (shortcode) => shortcodeHtml(shortcode, around)).trim(), remarks };
}

test.each([
  [
    '{{< img src="a" alt="x \\"y\\" <z>" >}}',
    '<figure data-file="id-of-a"><img alt="x &quot;y&quot; &lt;z>"></figure>',
  ],
  [
    '{{< aside src="a" alt="x" caption="c" >}}',
    '<figure data-file="id-of-a" data-width="small"><img alt="x"><figcaption>c</figcaption></figure>',
  ],
  [
    '{{< img src="lent" >}}',
    '<figure data-file="id-of-lent" data-credit="A &quot;B&quot; &lt;C>"><img alt=""></figure>',
  ],
  [
    '{{< note kicker="K" title="**T**" >}}\n  One\n  two\n{{< /note >}}',
    '<aside data-node="callout" data-tone="note" data-title="K: T">\n\nOne\ntwo\n\n</aside>',
  ],
  [
    '{{< quote text="To be" by="W. S." >}}',
    '<figure><blockquote><p>To be</p></blockquote><figcaption>W. S.</figcaption></figure>',
  ],
  [
    '{{< film id="x1" title="T" >}}',
    '<div data-node="embed" data-url="https://www.youtube.com/watch?v=x1" data-title="T"></div>',
  ],
  ['[a]({{< ref "x (1).md" >}})', '[a](import-ref:x%20%281%29.md)'],
  ['see {{< ref "x.md" >}}', 'see [x.md](import-ref:x.md)'],
  ['[a]({{< old "b c.pdf" >}})', '[a](https://files.example/b%20c.pdf)'],
  ['{{< button href="https://a.example" text="Go" >}}', '[Go](https://a.example)'],
  ['{{< button href="topics/x" text="Go" >}}', '[Go](import-ref:topics%2Fx)'],
  ['{{< file file="here.pdf" label="L" >}}', '[L](/files/here)'],
  ['{{< file file="away.pdf" label="L" >}}', '[L](https://files.example/away.pdf)'],
  ['{{< check >}} One\n two {{< /check >}}', '- **Do:** One two'],
  ['a {{< list >}}b{{< /list >}} c', 'a b c'],
  ['a {{< counter >}}', 'a'],
  ['a {{< nobody >}}b{{< /nobody >}}', 'a b'],
])('%j becomes %j', (text, html) => {
  expect(written(text).html).toBe(html);
});

test('what loses something says so', () => {
  expect(written('{{< list >}}b{{< /list >}}').remarks).toEqual(['shortcode-simplified']);
  expect(written('{{< counter >}}').remarks).toEqual(['shortcode-dropped']);
  expect(written('{{< nobody >}}').remarks).toEqual(['shortcode-unknown']);
  expect(written('{{< constructor >}}').remarks).toEqual(['shortcode-unknown']);
});

test('a picture in a list stays at the depth of its item', () => {
  expect(written('- One\n  {{< img src="a" >}}\n- Two').html).toBe(
    '- One\n  \n\n  <figure data-file="id-of-a"><img alt=""></figure>\n\n\n- Two',
  );
});

const FIGURE = '<figure data-file="id-of-a"><img alt=""></figure>';

test.each([
  ['{{< img src="a" >}}Words **there**', `${FIGURE}\n\nWords **there**`],
  ['  {{< img src="a" >}} Words', `${FIGURE}\n\n   Words`],
  ['{{< img src="a" >}}{{< img src="a" >}}Words', `${FIGURE}\n\n\n\n${FIGURE}\n\nWords`],
  ['- {{< img src="a" >}}Words', `- ${FIGURE}\n\n  Words`],
  ['1. > {{< img src="a" >}}Words', `1. > ${FIGURE}\n   >\n   > Words`],
  ['One {{< img src="a" >}} two', `One ${FIGURE} two`],
  ['[{{< img src="a" >}}](/a)', `[${FIGURE}](/a)`],
])('beside words, %j becomes %j', (text, html) => {
  expect(written(text).html).toBe(html);
});
