import { describe, expect, test } from 'vitest';
import { isExternal, safeHref, tidyHref } from './href.ts';

describe('an address that may stand in a body', () => {
  test.each([
    'https://example.org/a?b=c#d',
    'HTTP://EXAMPLE.ORG',
    'https://例え.jp/路',
    'mailto:desk@example.org?subject=Hello',
    'tel:+1-202-555-0123',
    '/',
    '/reports/page/2?x#y',
    '/..//example.org',
    '#s-method',
  ])('%s stays as it is', (href) => expect(safeHref(href)).toBe(href));
});

describe('an address that may not', () => {
  test.each([
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\u0000script:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    '\u2028javascript:alert(1)',
    '\u200bjavascript:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'ftp://example.org',
    'view-source:https://example.org',
    '//example.org',
    '/\\example.org',
    '\\\\example.org',
    '/\t/example.org',
    'page.html',
    './page',
    '?q=1',
    'https:example.org',
    'https://',
    'https://user:word@example.org',
    'https://example.org/\u202egnp.exe',
    'https://example.org/a b',
    'https://example.org/"onclick="',
    'https://example.org/\ud800',
    'mailto:',
    'tel:',
    `https://example.org/${'a'.repeat(5000)}`,
  ])('%j is refused', (href) => expect(safeHref(href)).toBeNull());
});

test('an address is tidied as browsers read it', () => {
  expect(tidyHref(' \n//example.org/a\tb c ')).toBe('https://example.org/ab%20c');
  expect(tidyHref('/a "b"')).toBe('/a%20%22b%22');
  expect(safeHref(tidyHref('java\nscript:alert(1)'))).toBeNull();
});

test('only other sites are external', () => {
  expect(['https://example.org', '/a', '#a', 'mailto:a@b'].map(isExternal)).toEqual([true, false, false, false]);
});
