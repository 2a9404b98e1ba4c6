import { expect, test } from 'vitest';
import { biographyFrom, biographyText } from './biography.ts';

test('paragraphs go to a document and back', () => {
  const text = 'She leads\r\nthe institute.\r\n\r\n\r\nBefore that she did not.\n';
  expect(biographyText(biographyFrom(text))).toBe('She leads the institute.\n\nBefore that she did not.');
  expect(biographyFrom(' \n \n')).toBeNull();
  expect(biographyText(null)).toBe('');
});

test('what a text can’t give back is left alone', () => {
  const marked = { type: 'text' as const, text: 'x', marks: [{ type: 'bold' as const }] };
  expect(biographyText({ type: 'doc', content: [{ type: 'paragraph', content: [marked] }] })).toBeNull();
  expect(biographyText({ type: 'doc', content: [{ type: 'horizontalRule' }] })).toBeNull();
});
