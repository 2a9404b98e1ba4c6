import { expect, test } from 'vitest';
import { z } from 'zod';
import { parse } from './parse.ts';

const sentences = (schema: z.ZodType, input: unknown) => {
  const parsed = parse(schema, input);
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message);
};

test.each([
  [z.string().min(1), '', 'This can’t stay empty.'],
  [z.string().min(8), 'short', 'Write at least 8 characters.'],
  [z.string().max(3), 'long', 'Write at most 3 characters.'],
  [z.number().max(3), 4, 'Write a number of at most 3.'],
  [z.number(), 'four', 'Write a number.'],
  [z.int().min(1), 0, 'Write a number of at least 1.'],
  [z.url(), 'example', 'Write a whole address, with http:// or https:// before it.'],
  [z.enum(['a', 'b']), 'c', 'Choose one of those that are offered.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'Choose at most 1.'],
  [z.string(), undefined, 'This is missing.'],
])('what a schema refuses without words of its own is said in a sentence (%#)', (schema, input, sentence) => {
  expect(sentences(schema, input)).toEqual([sentence]);
});

test('a sentence of the schema stands', () => {
  expect(sentences(z.string().min(1, 'Write the name.'), '')).toEqual(['Write the name.']);
});
