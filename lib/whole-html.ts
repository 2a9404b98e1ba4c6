import type { ServerResponse } from 'node:http';
import { madeOfTexts } from './made-of-texts.ts';

/** For about two hundred pages. */
const PAGES = 24 * 1024 * 1024;

/**
 * Has `change` see each HTML page of a response whole, and sends what it returns. A page that comes in pieces is collected until its
 * end, so this is for pages whose parts are not waited for. Statuses and all headers but the length stay as they are.
 */
export function htmlChanger(change: (html: string) => string): (response: ServerResponse) => void {
  const changed = madeOfTexts(change, PAGES);
  return (response) => changeHtml(response, change, changed);
}

/** `changed` is for what comes at once, as kept pages do, again and again the same. */
function changeHtml(
  response: ServerResponse,
  change: (html: string) => string,
  changed: (html: string) => string,
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
    const html = whole ? changed(last) : change(textOf(pieces, last));
    if (this.hasHeader('content-length') && !this.headersSent) {
      this.setHeader('content-length', Buffer.byteLength(html));
    }
    return end.call(this, html, 'utf8');
  } as ServerResponse['end'];
}

const bytesOf = (piece: string | Uint8Array) => Buffer.from(piece as Uint8Array);

function textOf(pieces: Buffer[], last: unknown): string {
  const all = typeof last === 'string' || last instanceof Uint8Array ? [...pieces, bytesOf(last)] : pieces;
  return Buffer.concat(all).toString('utf8');
}
