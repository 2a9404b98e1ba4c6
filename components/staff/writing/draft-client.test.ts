import { afterEach, expect, test, vi } from 'vitest';
import { EMPTY_CONTENT } from '../../../publishing/publications/content.ts';
import { NO_ANSWER, postSave } from './draft-client.ts';

const REQUEST = { counter: 1, save: 's', content: EMPTY_CONTENT };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function patienceThatEnds(): AbortController {
  const patience = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  return patience;
}

const untilEnded = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });

test.each([
  ['the answer', (signal: AbortSignal) => untilEnded(signal)],
  ['the end of the answer', async (signal: AbortSignal) => ({ ok: true, json: () => untilEnded(signal) })],
])('a save waits for %s only so long, and that is not being offline', async (_what, answer) => {
  const patience = patienceThatEnds();
  vi.stubGlobal('fetch', (_address: string, { signal }: { signal: AbortSignal }) => answer(signal));
  const saving = postSave('p', REQUEST);
  patience.abort(new DOMException('The patience is over.', 'TimeoutError'));
  await expect(saving).rejects.toMatchObject({ name: 'Unanswered', status: NO_ANSWER });
});

test('without a network there is no status', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(postSave('p', REQUEST)).rejects.toMatchObject({ name: 'Unanswered', status: null });
});

test('what is too long, and what the role does not allow, is an answer', async () => {
  for (const [status, field] of [
    [413, 'body'],
    [403, ''],
  ] as const) {
    vi.stubGlobal('fetch', async () => Response.json({ message: 'No.' }, { status }));
    expect(await postSave('p', REQUEST)).toEqual({ outcome: 'refused', issues: [{ field, message: 'No.' }] });
  }
});
