import { afterAll, expect, test } from 'vitest';
import { htmlFromMarkdown } from '../body/html-from-markdown.ts';
import { MarkdownThread } from './markdown-thread.ts';

const thread = new MarkdownThread();
afterAll(() => thread.close());

test('each question gets its own answer, in the dialect it was asked in', async () => {
  const asked = [
    ['# One {#one}', { headingNames: true }],
    ['# One {#one}', {}],
    ['    code', { indentedCode: false }],
    ['[^1]\n\n[^1]: note', {}],
  ] as const;
  const answers = await Promise.all(asked.map(([markdown, dialect]) => thread.html(markdown, dialect)));
  expect(answers).toEqual(asked.map(([markdown, dialect]) => htmlFromMarkdown(markdown, dialect)));
});

test('what can’t be read fails alone; what nobody answers any more fails, too', async () => {
  const wrong = thread.html(null as unknown as string, {});
  const right = thread.html('a', {});
  await expect(wrong).rejects.toThrow();
  expect(await right).toBe('<p>a</p>');

  const short = new MarkdownThread();
  const waiting = short.html('a'.repeat(100_000), {});
  await Promise.all([expect(waiting).rejects.toThrow('ended'), short.close()]);
});
