import { describe, expect, test } from 'vitest';
import { embedTarget, PLAYER_ORIGINS } from './embeds.ts';

const SHOWN: [href: string, url: string, player: string | null][] = [
  [
    'https://youtu.be/dQw4w9WgXcQ?t=3',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3s',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=3',
  ],
  [
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1h2m3s',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3723s',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=3723',
  ],
  [
    'https://www.youtube.com/embed/dQw4w9WgXcQ?start=7411',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=7411s',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=7411',
  ],
  [
    'https://youtu.be/dQw4w9WgXcQ?t=soon',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  ],
  [
    'http://www.youtube.com/embed/dQw4w9WgXcQ?rel=0',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  ],
  [
    'https://m.youtube.com/watch?v=dQw4w9WgXcQ&list=x',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  ],
  [
    'https://player.vimeo.com/video/123456?h=1',
    'https://vimeo.com/123456',
    'https://player.vimeo.com/video/123456?dnt=1',
  ],
  [
    'https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk',
    'https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk',
    'https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk',
  ],
  [
    'https://soundcloud.com/institute/talk-1',
    'https://soundcloud.com/institute/talk-1',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Finstitute%2Ftalk-1',
  ],
  [
    'https://datawrapper.dwcdn.net/Ab12C/3/',
    'https://datawrapper.dwcdn.net/Ab12C/',
    'https://datawrapper.dwcdn.net/Ab12C/',
  ],
  ['https://twitter.com/institute/status/1', 'https://twitter.com/institute/status/1', null],
];

test.each(SHOWN)('%s is shown', (href, url, player) => {
  expect(embedTarget(href)).toMatchObject({ url, player });
  expect(embedTarget(url)).toMatchObject({ url, player });
  if (player) expect(PLAYER_ORIGINS).toContain(new URL(player).origin);
});

describe('what only looks like an allowed site is not shown', () => {
  test.each([
    'https://youtube.com.example.org/embed/dQw4w9WgXcQ',
    'https://example.org/youtube.com/embed/dQw4w9WgXcQ',
    'https://youtube.com@example.org/embed/dQw4w9WgXcQ',
    'https://youtube.com:8443/embed/dQw4w9WgXcQ',
    'https://youtube.com/embed/"onload="alert(1)',
    'https://youtube.com/redirect?q=https://example.org',
    'https://w.soundcloud.com/player/?url=https://example.org/x',
    'https://open.spotify.com/user/x',
    'javascript:alert("youtube.com")',
    'https://x.com/',
    '//youtube.com/embed/dQw4w9WgXcQ',
  ])('%s', (href) => expect(embedTarget(href)).toBeNull());
});
