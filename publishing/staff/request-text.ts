/** What a page of the newsroom sends and is sent behind the scenes may be at most. A long report with its notes has a tenth of it. */
export const MOST_BYTES = 5 * 1024 * 1024;

export type RequestText = { text: string } | { fault: 'too long' } | { fault: 'cut off'; error: unknown };

/**
 * The body of a request as text. It is read no further than allowed; one whose end never came (the browser left the page, the
 * line went down) is the sender's affair and no fault of ours.
 */
export async function textOf(request: Request, most = MOST_BYTES): Promise<RequestText> {
  if (Number(request.headers.get('content-length')) > most) return { fault: 'too long' };
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > most) return { fault: 'too long' };
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    return { fault: 'cut off', error };
  }
  return { text: text + decoder.decode() };
}
