import { expect, test } from 'vitest';
import type { PictureView } from '../../../../../../publishing/publications/views.ts';
import { SOME_INSTITUTION, somePublication } from '../../../../../../test/some-publication.ts';
import { pictureFor } from './publication-metadata.ts';

const COVER: PictureView = {
  id: '1',
  src: '/files/1/0123456789abcdef/crane.jpg',
  contentType: 'image/jpeg',
  bytes: 1000,
  width: 1200,
  height: 630,
  renditions: [],
  alt: 'A crane',
  credit: '',
};

test.each<[string, Partial<PictureView>, RegExp]>([
  ['as wide as a card', {}, /crane\.jpg$/],
  ['narrow', { width: 500, height: 300 }, /\/card\/[0-9a-f]{12}\.png$/],
  ['upright', { width: 630, height: 1200 }, /\/card\/[0-9a-f]{12}\.png$/],
  ['known by its record alone', { src: null }, /\/card\/[0-9a-f]{12}\.png$/],
])('a cover that is %s', (_name, cover, address) => {
  const publication = somePublication({ cover: { ...COVER, ...cover } });
  expect(pictureFor(publication, SOME_INSTITUTION)?.url).toMatch(address);
});
