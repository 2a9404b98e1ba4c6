import { expect, test } from 'vitest';
import { addressFault } from './request-address.ts';

test.each([
  '/',
  '/reports/page/2',
  '/publications/commentary/caf%C3%A9',
  '/search?q=50%',
  '/search?q=%E0%A4%A',
  '/people/%F0%9F%90%99',
  '/..%2f..%2fetc/passwd',
  '/people/...',
  '/people/a..b',
  '/search?q=/../',
  `/${'a'.repeat(4095)}`,
])('%s is well formed', (target) => expect(addressFault(target)).toBeUndefined());

test.each([
  '/reports/%',
  '/reports/%f',
  '/reports/%zz',
  '/reports/%ff',
  '/reports/%E0%A4%A',
  '/reports/%ED%A0%80',
  '/reports/%00',
  '/reports/a%0d%0ab',
  '/reports/%C2%85',
  '/reports/page/2%E2%80%A8',
  '/x%E2%80%A9',
  '/..',
  '/../etc/passwd',
  '/reports/..?page=2',
  '/reports/./page',
  '/%2e%2E/%2e',
  '/reports/a b',
  '/reports\\page\\2',
  '/reports/caf\u00e9',
  '/reports/\u0000',
  `/${'a'.repeat(4096)}`,
  '*',
  'http://elsewhere.example/',
  '',
])('%s is refused', (target) => expect(addressFault(target)).toMatch(/^The address .*\.$/));
