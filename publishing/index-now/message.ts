/** IndexNow (indexnow.org): one message tells the engines that take part which addresses of a host have changed. */

/** Where messages go; what one engine hears it passes on to the others. */
export const ENDPOINT = 'https://api.indexnow.org/indexnow';

/** The protocol allows 10,000. */
export const MOST_ADDRESSES = 10_000;

export function message(origin: string, key: string, paths: string[]): string {
  const { host } = new URL(origin);
  return JSON.stringify({
    host,
    key,
    keyLocation: `${origin}/${key}.txt`,
    urlList: paths.map((path) => origin + path),
  });
}

/** What an answer means for the addresses that were told. */
export type Verdict =
  | { told: true }
  /** To be told again, later. */
  | { told: false; again: true; seconds: number; reason: string }
  /** Never to be told again as it is. */
  | { told: false; again: false; reason: string };

/** `attempts` is how often these addresses were told before. */
export function verdictOn(status: number, retryAfter: string | null, attempts: number): Verdict {
  if (status === 200 || status === 202) return { told: true };
  const seconds = Math.max(backOff(attempts), secondsOf(retryAfter));
  switch (status) {
    case 400:
      return refusal('The engine could not read the message (400).');
    case 403:
      return refusal('The engine did not find the key at its address, or another key (403).');
    case 422:
      return refusal('The engine says that the addresses are not of this host, or the key is none (422).');
    case 429:
      return { told: false, again: true, seconds, reason: 'The engine wants fewer messages (429).' };
    default:
      return { told: false, again: true, seconds, reason: `The engine answered ${status}.` };
  }
}

/** One minute, then twice as long each time, at most six hours. */
export function backOff(attempts: number): number {
  return Math.min(60 * 2 ** attempts, 21_600);
}

function refusal(reason: string): Verdict {
  return { told: false, again: false, reason };
}

function secondsOf(retryAfter: string | null): number {
  if (retryAfter === null) return 0;
  if (/^\d+$/.test(retryAfter)) return Math.min(Number(retryAfter), 86_400);
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.min(Math.max(0, Math.ceil((until - Date.now()) / 1000)), 86_400);
}
