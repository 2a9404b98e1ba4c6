import { expect, test } from 'vitest';
import { withBracketedEmbeds } from './bracketed-embeds.ts';

test.each([
  ['[youtube https://www.youtube.com/watch?v=abcdefghijk]', 'https://www.youtube.com/watch?v=abcdefghijk'],
  ['[youtube=http://www.youtube.com/watch?v=-bcdefghijk&w=600]', 'http://www.youtube.com/watch?v=-bcdefghijk&w=600'],
  ['[youtube https://www.youtube.com/watch?v=abcdefghijk?list=UU5]', 'https://www.youtube.com/watch?v=abcdefghijk'],
  [
    '[soundcloud url=&#8221;https://api.soundcloud.com/tracks/2198&#8243; params=&#8221;color=ff&#8243; /]',
    'https://api.soundcloud.com/tracks/2198',
  ],
])('%j shows %j', (text, url) => {
  expect(withBracketedEmbeds(`${text}_After_`)).toBe(`{{< bracketed-embed url="${url}" >}}_After_`);
});

test.each(['[YouTube](http://www.youtube.com/)', '[youtube.com/editor](http://www.youtube.com/editor)', '[youtube]'])(
  '%j stays',
  (text) => {
    expect(withBracketedEmbeds(text)).toBe(text);
  },
);
