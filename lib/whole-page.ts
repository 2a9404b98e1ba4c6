import type { IncomingMessage } from 'node:http';

/** As whom the framework draws a page whole before it begins to answer (`htmlLimitedBots` in next.config.ts). */
export const WHOLE_PAGE_READER = 'Masthead-Whole-Page';

/**
 * Has the pages at `path` and below drawn whole: what such a page finds out while it is drawn (somebody may not see it, there
 * is nothing) is then said with a status and a way on, which browsers without scripts follow too. Everything else is answered
 * as it is for any browser, whoever asks.
 */
export function askForWholePages(request: IncomingMessage, path: string): void {
  const [asked] = (request.url ?? '').split('?', 1);
  const isPage = request.method === 'GET' || request.method === 'HEAD';
  if (isPage && !request.headers.rsc && (asked === path || asked?.startsWith(`${path}/`))) {
    request.headers['user-agent'] = WHOLE_PAGE_READER;
  } else if (request.headers['user-agent']?.includes(WHOLE_PAGE_READER)) {
    delete request.headers['user-agent'];
  }
}
