import { expect, test } from 'vitest';
import { withoutStrayFields } from './stray-fields.ts';

const KEYS = new Set(['expirydate', 'date']);

test.each([
  ['One.\n\nexpirydate: 2025-01-01\n---\n\nTwo.', 'One.\n\n\n---\n\nTwo.', ['expirydate: 2025-01-01']],
  ['One.\nexpirydate: "2025-01-01" \n---', 'One.\n\n---', ['expirydate: "2025-01-01"']],
  ['date: 2015-03-24 1:00:19 -0400\n---\nOne.', '\n---\nOne.', ['date: 2015-03-24 1:00:19 -0400']],
  ['```\na\n```\ndate: 2015-03-24\n---', '```\na\n```\n\n---', ['date: 2015-03-24']],
])('%j becomes %j', (source, text, stray) => {
  expect(withoutStrayFields(source, KEYS)).toEqual({ text, stray });
});

test.each([
  'expirydate: 2025-01-01\n\n---',
  'expirydate: 2025-01-01',
  'expirydate: soon\n---',
  'opened: 2025-01-01\n---',
  'Open until\n---',
  '```yaml\ntitle: A\nexpirydate: 2025-01-01\n---\n```',
  '~~~~\n```\n~~~\ndate: 2015-03-24\n---\n~~~~',
])('%j stays as it is', (source) => {
  expect(withoutStrayFields(source, KEYS)).toEqual({ text: source, stray: [] });
});
