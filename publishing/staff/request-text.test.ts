import { expect, test } from 'vitest';
import { textOf } from './request-text.ts';

function requestOf(chunks: (string | Uint8Array)[], end: 'ends' | 'is cut off'): Request {
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks[next];
      next += 1;
      if (chunk !== undefined) controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      else if (end === 'ends') controller.close();
      else controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    },
  });
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
}

test('the text is put together from its pieces, also where one ends within a letter', async () => {
  const [first, second] = [new Uint8Array([0xc3]), new Uint8Array([0xa9])];
  expect(await textOf(requestOf(['caf', first, second], 'ends'))).toEqual({ text: 'café' });
});

test('it is read no further than allowed', async () => {
  expect(await textOf(requestOf(['four', 'more', 'and more'], 'ends'), 7)).toEqual({ fault: 'too long' });
});

test('a request that the browser broke off is told from one that is too long, and nothing is thrown', async () => {
  expect(await textOf(requestOf(['half a'], 'is cut off'))).toMatchObject({ fault: 'cut off' });
});
