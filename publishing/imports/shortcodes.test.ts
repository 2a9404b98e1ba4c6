import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaceShortcodes, type Shortcode, shortcodesIn } from './shortcodes.ts';

const bracket = ({ name, positional, named, inside }: Shortcode) =>
  `[${[name, ...positional, ...Object.entries(named).map(([key, value]) => `${key}:${value}`)].join('|')}${inside === null ? '' : `(${inside})`}]`;

test.each([
  ['a {{< tweet user="GSA" id="12" >}} b', 'a [tweet|user:GSA|id:12] b'],
  ['{{% note %}}Take care.{{% /note %}}', '[note(Take care.)]'],
  ['{{<note>}}Close.{{</ note >}}', '[note(Close.)]'],
  ['[text]({{< ref "2015-06-x.md" >}} "Title")', '[text]([ref|2015-06-x.md] "Title")'],
  ['<a href="{{< ref "x.md" >}}">y</a>', '<a href="[ref|x.md]">y</a>'],
  ['{{< img src=alpha alt="A > B and \\"c\\"" >}}', '[img|src:alpha|alt:A > B and "c"]'],
  ['{{< img alt="ends >}} here" >}}', '[img|alt:ends >}} here]'],
  ['{{< raw `a "b" c` >}}', '[raw|a "b" c]'],
  ['{{< br />}}', '[br]'],
  ['{{< img src="a" />}}', '[img|src:a]'],
  ['{{< link "/a/b/" >}}', '[link|/a/b/]'],
  ['{{< button href=http://a.example/b.html"" text="Go" >}}', '[button||href:http://a.example/b.html|text:Go]'],
  ['{{< box >}}{{< note >}}in{{< /note >}} and {{< ref "x" >}}{{< /box >}}', '[box([note(in)] and [ref|x])]'],
  ['{{< a >}}one{{< a >}}two{{< /a >}}', '[a]one[a(two)]'],
  ['{{< box >}}{{< img src="x" >}}{{< /box >}}{{< img src="y" >}}', '[box([img|src:x])][img|src:y]'],
  ['{{</* note */>}}', '{{< note >}}'],
  ['stray {{< /note >}} closing', 'stray  closing'],
  ['{{< open', '{{< open'],
  ['{{< quote text="never closed >}} after', '[quote|text=|never|closed] after'],
  ['{{ mustache }}', '{{ mustache }}'],
  ['none', 'none'],
])('%j', (text, expected) => {
  expect(replaceShortcodes(text, bracket)).toBe(expected);
});

test('one knows what stands before it on its line, and whether the line goes on', () => {
  const places = (text: string) => shortcodesIn(text).map(({ before, goesOn }) => [before, goesOn]);
  expect(places('Text\n\n  {{< img src="a" >}}  \n\nText {{< img src="b" >}}.')).toEqual([
    ['  ', false],
    ['Text ', true],
  ]);
  expect(places('{{< note >}}\nA\nB\n{{< /note >}}\n')).toEqual([['', false]]);
});

test('one that stands for an address knows it', () => {
  const inAddress = (text: string) => shortcodesIn(text).map((shortcode) => shortcode.inAddress);
  expect(inAddress('[a]({{< ref "x" >}}) [b]( {{< ref "x" >}} "T") <a href="{{< ref "x" >}}">')).toEqual([
    true,
    true,
    true,
  ]);
  expect(inAddress('{{< ref "x" >}} see {{< ref "x" >}}')).toEqual([false, false]);
});

test('whatever the text is, reading it ends and text without shortcodes stays', () => {
  const piece = fc.constantFrom('{{<', '>}}', '{{%', '%}}', '"', '`', '/', ' note ', '=', '\\', '\n', 'a', '/*', '*/');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(typeof replaceShortcodes(pieces.join(''), bracket)).toBe('string');
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => text.includes('{{') || replaceShortcodes(text, bracket) === text));
});

test('half a megabyte of openings is read', () => {
  expect(replaceShortcodes('{{< a "'.repeat(70_000), bracket).length).toBeGreaterThan(70_000);
});
