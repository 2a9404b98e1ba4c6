import { setTimeout as pause } from 'node:timers/promises';

/**
 * Milliseconds from `since` (as `Date.now()` gives it) to the last time that a reader asked for one of `urls` and was not
 * given what is `wished`, each asking ten times a second until it is as wished and a second has passed. How long an answer
 * takes to make is a matter of the machine, and not counted. `wished` is told the status and the text of an answer.
 */
export async function lastOld(urls: string[], since: number, wished: (answer: string) => boolean): Promise<number> {
  return Math.max(...(await Promise.all(urls.map((url) => lastOldOf(url, since, wished)))));
}

/** An answer as `wished` is given it: its status, a space, its text. Redirects are not followed. */
export async function answerOf(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  return `${response.status} ${await response.text()}`;
}

async function lastOldOf(url: string, since: number, wished: (answer: string) => boolean): Promise<number> {
  for (let last = 0; ; await pause(100)) {
    const asked = Date.now() - since;
    const isNew = wished(await answerOf(url));
    if (isNew && asked >= 1000) return last;
    if (!isNew) last = asked;
    if (asked > 10_000) throw new Error(`${url} did not change in 10 seconds.`);
  }
}
