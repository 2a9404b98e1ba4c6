import type { ServerResponse } from 'node:http';
import { madeOfTexts } from './made-of-texts.ts';

/** For about two hundred pages. */
const PAGES = 24 * 1024 * 1024;

/**
 * Has `change` see each HTML page of a response whole, and sends what it returns. A page that comes in pieces is collected until its
 * end, so this is for pages whose parts are not waited for. Statuses and all headers but the length stay as they are.
 */
export function htmlChanger(change: (html: string) => string): (response: ServerResponse) => void {
  const changed = (html: string) => measured(change(html));
  const keptChanged = madeOfTexts(changed, PAGES);
  return (response) => changeHtml(response, changed, keptChanged);
}

/** `length` in bytes; to count them anew each time is a tenth of what a kept page costs. */
type Changed = { html: string; length: number };

const measured = (html: string): Changed => ({ html, length: Buffer.byteLength(html) });

/** `keptChanged` is for what comes at once, as kept pages do, again and again the same. */
function changeHtml(
  response: ServerResponse,
  changed: (html: string) => Changed,
  keptChanged: (html: string) => Changed,
): void {
  const { write, end } = response;
  const pieces: Buffer[] = [];
  const isHtml = () => String(response.getHeader('content-type')).startsWith('text/html');

  response.write = function writeLater(this: ServerResponse, ...args: Parameters<typeof write>): boolean {
    if (!isHtml()) return write.apply(this, args);
    pieces.push(bytesOf(args[0]));
    return true;
  } as ServerResponse['write'];

  response.end = function endWith(this: ServerResponse, ...args: Parameters<typeof end>): ServerResponse {
    Object.assign(this, { write, end });
    const [last] = args;
    const whole = typeof last === 'string' && pieces.length === 0;
    if (!isHtml() || (!last && pieces.length === 0)) return end.apply(this, args);
    const { html, length } = whole ? keptChanged(last) : changed(textOf(pieces, last));
    if (this.hasHeader('content-length') && !this.headersSent) this.setHeader('content-length', length);
    return end.call(this, html, 'utf8');
  } as ServerResponse['end'];
}

const bytesOf = (piece: string | Uint8Array) => Buffer.from(piece as Uint8Array);

function textOf(pieces: Buffer[], last: unknown): string {
  const all = typeof last === 'string' || last instanceof Uint8Array ? [...pieces, bytesOf(last)] : pieces;
  return Buffer.concat(all).toString('utf8');
}
