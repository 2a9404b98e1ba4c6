import { expect, test } from 'vitest';
import { linkPlace } from './link-place.ts';

const page = { of: 'publication', kind: 'commentary', slug: 'ports', version: null };

test.each([
  ['/publications/commentary/ports', page],
  ['/PUBLICATIONS/Commentary/ports', page],
  ['/publications/commentary/ports.pdf', page],
  ['/publications/commentary/ports.md', page],
  ['/publications/commentary/ports/versions', page],
  ['/publications/commentary/ports/versions/2', { ...page, version: 2 }],
  ['/publications/commentary/ports/cite/ris', page],
  ['/publications/commentary/ports/cite/nonsense', { of: 'nothing' }],
  ['/publications/commentary/ports/versions/0', { of: 'nothing' }],
  ['/publications/commentary/ports/garbage', { of: 'nothing' }],
  ['/publications/commentary/ports.pdf/versions', { of: 'nothing' }],
  ['/publications/commentary', { of: 'kind' }],
  ['/publications/commentary/page/3', { of: 'kind' }],
  ['/publications/commentary/feed.xml', { of: 'kind' }],
  ['/publications/nonsense/ports', { of: 'list', path: '/publications/nonsense/ports' }],
  ['/topics/ports/atom.xml', { of: 'list', path: '/topics/ports' }],
  ['/reports/page/2', { of: 'list', path: '/reports' }],
  ['/feed.json', { of: 'list', path: '/' }],
])('%s', (path, place) => expect(linkPlace(path)).toEqual(place));
