import { expect, test } from 'vitest';
import { languageLinks, ownNameOfLanguage } from './editions.ts';
import type { Edition } from './views.ts';

const edition = (id: string, language: string, original = false): Edition => ({
  id,
  language,
  original,
  kind: 'report',
  slug: id,
  title: id,
});
const pathOf = ({ slug }: Edition) => `/${slug}`;

test('every edition names all, itself and the original for everybody else', () => {
  const all = [edition('fr-one', 'fr'), edition('en-one', 'en', true), edition('fr-two', 'fr')];
  const links = languageLinks(all, 'fr-one', pathOf);
  expect(links?.byLanguage).toEqual({ en: '/en-one', fr: '/fr-one', 'x-default': '/en-one' });
  expect(links?.others.map(({ id }) => id)).toEqual(['en-one']);
  expect(languageLinks(all, 'fr-two', pathOf)).toBeNull();
  expect(languageLinks([edition('a', 'en', true)], 'a', pathOf)).toBeNull();
});

test('languages are named by themselves', () => {
  expect(['fr', 'ja', 'pt-BR'].map(ownNameOfLanguage)).toEqual(['Français', '日本語', 'Português (Brasil)']);
});
