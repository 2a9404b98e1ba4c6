import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { withholdScripts } from './components/hydration/withheld-scripts.ts';
import { BoundedRequest } from './lib/bounded-request.ts';
import { clientAddress, type TrustedProxies } from './lib/client-address.ts';
import { compressResponse } from './lib/compression.ts';
import { somebodyAsks } from './lib/last-asked.ts';
import { carriesOwnKey } from './lib/own-key.ts';
import { sendPlainPage } from './lib/plain-page.ts';
import { PoliteResponse } from './lib/polite-response.ts';
import { addressFault } from './lib/request-address.ts';
import { isUnderWay } from './lib/requests-under-way.ts';
import { htmlChanger } from './lib/whole-html.ts';
import { askForWholePages } from './lib/whole-page.ts';
import { staffRoutes } from './publishing/staff/staff-routes.ts';

/** The site's HTTP server: it refuses what is no address and lets the framework answer the rest. */
export type SiteServer = {
  /** Loads the built site and answers from it; until then readers are asked to come back. */
  serve(): Promise<void>;
  /** Takes no more requests and returns when those under way are answered, or cut off after `patience` milliseconds. */
  close(patience: number): Promise<void>;
};

/** Where to listen, and whose word about where a request came from is taken. */
export type Listening = { port: number; host: string | undefined; proxies: TrustedProxies };

/** Takes the address at once, so that a second instance fails before it does anything. Rejects when it is taken. */
export async function listen({ port, host, proxies }: Listening): Promise<SiteServer> {
  let answer: RequestListener = (_request, response) => {
    sendPlainPage(response, 503, 'Starting', 'This site is starting and will be here in a moment.');
  };
  const server = createServer(
    {
      IncomingMessage: BoundedRequest,
      ServerResponse: PoliteResponse,
      keepAliveTimeout: KEEP_ALIVE,
      requestTimeout: SLOWEST_BODY,
      // Clients may ask for another protocol in passing (HTTP/2, as Java's does); there is none, and they go on in this one.
      shouldUpgradeCallback: () => false,
    },
    (request, response) => {
      const fault = addressFault(request.url ?? '');
      if (fault) sendPlainPage(response, 400, 'There is no such address', fault);
      else if (!METHODS.includes(request.method ?? '')) {
        response.setHeader('allow', METHODS.join(', '));
        sendPlainPage(
          response,
          405,
          'This can’t be done here',
          'Pages can be read and forms can be sent, nothing else.',
        );
      } else if (!isTooLong(request, response)) {
        tellWhoAsks(request, proxies);
        response.properAddress = askByProperAddress(request);
        askForWholePages(request, staffRoutes.desk());
        askAsGet(request);
        // Whoever sent something is not told that it failed while it may yet succeed.
        if (request.method !== 'POST') response.giveUpInOutage();
        isUnderWay(response);
        // The process's own questions are read by nobody.
        if (carriesOwnKey(request.headers)) return answer(request, response);
        somebodyAsks();
        compressResponse(request, response, () => {
          sendScriptsLater(response);
          answer(request, response);
        });
      }
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  return {
    async serve() {
      answer = await loadSite(server, port, host);
    },
    close: (patience) => close(server, patience),
  };
}

const sendScriptsLater = htmlChanger(withholdScripts);

// Not OPTIONS, which asks whether other sites' scripts may call this one: they may not.
const METHODS = ['GET', 'HEAD', 'POST'];

// Longer than the proxies in front of us keep theirs, so that none is closed while a request is on its way.
const KEEP_ALIVE = 75_000;

// A film over a slow line; headers still have a minute.
const SLOWEST_BODY = 3_600_000;

// The framework waits for the whole of a body, and holds it twice, before a page or handler of ours can refuse it.
const LONGEST_BODY = 10_000_000;
const REST_OF_BODY = 5000;

type HttpServer = Server<typeof BoundedRequest, typeof PoliteResponse>;

/** Refuses what has a longer body than anything here takes, at once or when it turns out so. Files are judged while they are read. */
function isTooLong(request: BoundedRequest, response: PoliteResponse): boolean {
  const [path] = (request.url ?? '').split('?', 1);
  if (path === staffRoutes.files()) return false;
  response.once('finish', () => request.endWithin(REST_OF_BODY));
  return !request.bound(LONGEST_BODY, () => {
    response.replaceWith(413, 'This is too long', 'At most 10 MB can be sent here at once. Nothing was changed.');
  });
}

async function loadSite(httpServer: HttpServer, port: number, hostname = 'localhost'): Promise<RequestListener> {
  // What `next start --experimental-next-config-strip-types` sets: Node reads next.config.ts, and the framework's compiler stays unloaded.
  Object.assign(process.env, { __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: 'true' });
  const { default: next } = await import('next');
  // Errors are written down once, by instrumentation.ts.
  const app = next({ dev: false, quiet: true, dir: import.meta.dirname, hostname, port, httpServer });
  await app.prepare();
  return app.getRequestHandler();
}

/** Puts the one address that is to be believed in the place of what was sent; the application asks no further. */
function tellWhoAsks(request: IncomingMessage, proxies: TrustedProxies): void {
  const forwarded = request.headers['x-forwarded-for'];
  request.headers['x-forwarded-for'] = clientAddress(request.socket.remoteAddress, String(forwarded ?? ''), proxies);
}

/**
 * Addresses of ours end without a slash, have none twice, and name no page 1; old ones that do lead on in the same single step as
 * without: so the question is put by the proper address, and only a page that is there answers with it, which is given back.
 */
function askByProperAddress(request: IncomingMessage): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const [path = '', query] = (request.url ?? '').split(/\?(.*)/s, 2);
  const proper = path
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '')
    .replace(/(?<=.)\/page\/1$/i, '');
  if (proper === path) return undefined;
  request.url = query === undefined ? proper : `${proper}?${query}`;
  return request.url;
}

/**
 * Only a page that was drawn knows its entity tag and its status, so HEAD asks for it as GET does, and Node leaves its body out of
 * the answer. What has the name of a file answers HEAD itself, and opens none.
 */
function askAsGet(request: IncomingMessage): void {
  const [path = ''] = (request.url ?? '').split('?', 1);
  if (request.method === 'HEAD' && !path.slice(path.lastIndexOf('/')).includes('.')) request.method = 'GET';
}

async function close(server: HttpServer, patience: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(timer);
}
