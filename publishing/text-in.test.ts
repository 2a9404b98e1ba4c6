import { expect, test } from 'vitest';
import { textIn } from './text-in.ts';

test.each(['ar', 'he', 'fa', 'ur', 'ckb', 'yi', 'ug', 'dv', 'ks-Arab', 'ar-EG', 'pa-PK', 'az-Arab'])(
  '%s is set from right to left',
  (language) => {
    expect(textIn(language)).toEqual({ lang: language, dir: 'rtl' });
  },
);

test.each(['en', 'pt-BR', 'zh-Hant', 'hi', 'ar-Latn', 'az', 'pa', 'en-12'])('%s is not', (language) => {
  expect(textIn(language)).toEqual({ lang: language });
});
