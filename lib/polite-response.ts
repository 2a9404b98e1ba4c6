import { type IncomingMessage, ServerResponse } from 'node:http';
import { databaseReachable } from './database-health.ts';
import { sendPlainPage, sendRedirect } from './plain-page.ts';

/** What a page may do; a response may bring a stricter policy of its own. */
const POLICY = "base-uri 'self'; object-src 'none'; frame-ancestors 'self'";

const LENGTH_HEADER = 'x-content-length';

/** Milliseconds. A kept page is there at once; a page that is made takes a tenth of a second. */
const LONGEST_WAIT = 3_000;

/**
 * A response with what holds for all of them: headers that keep a browser careful; kept pages are asked for again before
 * they are shown again; and an error that only means "the database is away" is a page saying so, and when to come back.
 */
export class PoliteResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  /** Where this page has its address, when it was asked for under another; what is there then answers with a 308. */
  properAddress: string | undefined;
  #replaced = false;

  constructor(request: Request) {
    super(request);
    this.setHeader('x-content-type-options', 'nosniff');
    this.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  }

  // biome-ignore lint/suspicious/noExplicitAny: an override can't express the overloads
  override writeHead(status: number, ...rest: any[]): this {
    if (this.#replaces(status)) return this;
    if (!this.hasHeader('content-security-policy')) this.setHeader('content-security-policy', POLICY);
    this.#tellLength();
    this.#nameEncoded();
    const cacheControl = this.getHeader('cache-control');
    // What the framework says of kept pages is meant for a cache it could empty; browsers and proxies must ask us.
    if (typeof cacheControl === 'string' && cacheControl.startsWith('s-maxage')) {
      this.setHeader('cache-control', 'public, max-age=0, must-revalidate');
    }
    return super.writeHead(status, ...rest);
  }

  /** Sends a small page instead of whatever was being prepared; nothing, if something was sent already. */
  replaceWith(status: number, title: string, sentence: string): void {
    if (this.#replaced || this.headersSent) return;
    this.#replaced = true;
    sendPlainPage(this, status, title, sentence);
  }

  /** A reader whom the database keeps waiting is told of the outage, once it is known to be away. */
  giveUpInOutage(): void {
    const look = setInterval(() => {
      if (!databaseReachable()) this.#tellOfOutage();
    }, LONGEST_WAIT);
    look.unref();
    this.once('close', () => clearInterval(look));
  }

  #tellOfOutage(): void {
    this.replaceWith(503, 'This page is not available just now', 'Please come back in a moment.');
  }

  /** Whoever goes on preparing what was replaced is not stopped by it. */
  get #isOver(): boolean {
    return this.#replaced && this.headersSent;
  }

  override setHeader(name: string, value: number | string | readonly string[]): this {
    return this.#isOver ? this : super.setHeader(name, value);
  }

  override removeHeader(name: string): void {
    if (!this.#isOver) super.removeHeader(name);
  }

  /** The framework says some things twice while it makes a page, an address to go to among them. */
  override appendHeader(name: string, value: string | readonly string[]): this {
    if (this.#isOver) return this;
    const said = [this.getHeader(name) ?? []].flat();
    const news = [value].flat().filter((item) => !said.includes(item));
    return news.length > 0 ? super.appendHeader(name, news) : this;
  }

  // biome-ignore lint/suspicious/noExplicitAny: an override can't express the overloads
  override write(...args: any[]): boolean {
    return this.#replaces(this.statusCode) || super.write(...(args as [string]));
  }

  // biome-ignore lint/suspicious/noExplicitAny: an override can't express the overloads
  override end(...args: any[]): this {
    return this.#replaces(this.statusCode) ? this : super.end(...(args as [string]));
  }

  /** The framework takes lengths away; what knows its own gives it under this name, and it holds unless it is compressed. */
  #tellLength(): void {
    const length = this.getHeader(LENGTH_HEADER);
    if (length === undefined) return;
    this.removeHeader(LENGTH_HEADER);
    if (!this.hasHeader('content-encoding')) this.setHeader('content-length', length);
  }

  /** A strong tag names the bytes as they are kept; compressed on their way they are others (RFC 9110, 8.8.3.3). */
  #nameEncoded(): void {
    const tag = this.getHeader('etag');
    if (typeof tag === 'string' && tag.startsWith('"') && this.hasHeader('content-encoding'))
      this.setHeader('etag', `W/${tag}`);
  }

  /** Whether this response is, or now becomes, a redirect or the page about an outage instead of what was to be sent. */
  #replaces(status: number): boolean {
    if (this.#replaced) return true;
    if (this.properAddress && !this.headersSent && (status < 300 || status === 304)) {
      this.#replaced = true;
      sendRedirect(this, this.properAddress);
      return true;
    }
    if (status !== 500 || this.headersSent) return false;
    if (!databaseReachable()) {
      this.#tellOfOutage();
      return true;
    }
    // Actions and handlers answer with values, also when they fail: what the framework throws at here is a body it can't read.
    if (this.req.method !== 'POST' || this.getHeader('content-type') === 'application/json') return false;
    this.replaceWith(400, 'This could not be read', 'Open the page again and repeat what you did.');
    return true;
  }
}
