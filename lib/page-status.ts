/**
 * Under which name a page says in its head that its status is not 200, as pages drawn for crawlers do elsewhere. The framework
 * keeps pages with 200, 404 or a redirect and knows no other status; the server takes it from here (lib/compression.ts).
 */
export const PAGE_STATUS = 'prerender-status-code';

/** The status that a page says it has; null where it says nothing. */
export function statusSaidBy(html: string): number | null {
  const head = html.slice(0, html.indexOf('</head>') + 1);
  const [, status] = SAID.exec(head) ?? [];
  return status ? Number(status) : null;
}

const SAID = new RegExp(`<meta name="${PAGE_STATUS}" content="([45]\\d\\d)"/?>`);
