import { expect, test } from 'vitest';
import { territoryLocale } from './territory-locale.ts';

test.each([
  ['en', 'en_US'],
  ['en-GB', 'en_GB'],
  ['pt-BR', 'pt_BR'],
  ['fr', 'fr_FR'],
  ['zh-Hant', 'zh_TW'],
  ['tlh', 'tlh'],
  ['en-12', undefined],
])('%s is %s', (language, locale) => {
  expect(territoryLocale(language)).toBe(locale);
});
