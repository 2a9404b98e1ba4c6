import { expect, test } from 'vitest';
import { withholdScripts } from './withheld-scripts.ts';

const SCRIPTS =
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/>' +
  '<script src="/_next/static/a.js" id="_R_" async=""></script><script>(self.__next_f=self.__next_f||[]).push([0])</script>' +
  '<script>self.__next_f.push([1,"1:[]"])</script><script>other()</script>';
const LOADER = '<script data-puts-scripts-in="on-demand">go()</script>';

test('scripts wait in their places, under a type that none has, and nothing loads them early', () => {
  const page = `<body>${LOADER}<p>Read &lt;script src="x"&gt;.</p>${SCRIPTS}</body>`;
  expect(withholdScripts(page)).toBe(
    `<body>${LOADER}<p>Read &lt;script src="x"&gt;.</p>` +
      '<script type="text/plain" data-withheld="/_next/static/a.js" id="_R_" async=""></script>' +
      '<script type="text/plain" data-withheld="">(self.__next_f=self.__next_f||[]).push([0])</script>' +
      '<script type="text/plain" data-withheld="">self.__next_f.push([1,"1:[]"])</script><script>other()</script></body>',
  );
});

test.each([
  ['the newsroom', `<body><p>Write.</p>${SCRIPTS}</body>`],
  ['one that writes of it', `<body><p>&lt;script data-puts-scripts-in="on-demand"&gt;</p>${SCRIPTS}</body>`],
])('a page that can’t put them in keeps them: %s', (_, page) => {
  expect(withholdScripts(page)).toBe(page);
});
