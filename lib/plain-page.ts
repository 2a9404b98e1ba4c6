import { ServerResponse } from 'node:http';

/** A small page that depends on nothing. `title` and `sentence` are plain text. */
export function plainPage(title: string, sentence: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${title}</title><style>:root{color-scheme:light dark}body{font:1.125rem/1.5 Georgia,serif;max-width:36rem;margin:20vh auto;padding:0 1.5rem}</style></head>
<body><main><h1>${title}</h1><p>${sentence}</p><p><a href="/">To the front page</a></p></main></body></html>
`;
}

/** Sends a small page that depends on nothing, for when the site itself can't answer. `title` and `sentence` are plain text. */
export function sendPlainPage(response: ServerResponse, status: number, title: string, sentence: string): void {
  for (const name of response.getHeaderNames()) if (!KEPT.has(name)) response.removeHeader(name);
  const html = plainPage(title, sentence);
  // Not the response's own methods: by now these may be those of a compressor, waiting for what was to be sent.
  ServerResponse.prototype.writeHead.call(response, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PLAIN_POLICY,
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
    ...(status === 503 && { 'retry-after': '10' }),
  });
  ServerResponse.prototype.end.call(response, html, 'utf8');
}

/** Sends a permanent redirect instead of whatever was being prepared. */
export function sendRedirect(response: ServerResponse, location: string): void {
  for (const name of response.getHeaderNames()) if (!KEPT.has(name)) response.removeHeader(name);
  ServerResponse.prototype.writeHead.call(response, 308, {
    location,
    'content-security-policy': PLAIN_POLICY,
    'cache-control': 'public, max-age=0, must-revalidate',
  });
  ServerResponse.prototype.end.call(response, '', 'utf8');
}

/** These pages need nothing but their own style. */
export const PLAIN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

const KEPT = new Set(['x-content-type-options', 'referrer-policy', 'allow']);
