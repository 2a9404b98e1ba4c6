/** Crossref's side of a deposit: files are handed over, and what became of each is asked for later, by its name. */

export type CrossrefAccount = { url: string; user: string; password: string };

/** What is known of a deposit so far. */
export type Outcome = { state: 'pending' } | { state: 'accepted' } | { state: 'refused'; reason: string };

const ANSWER_WITHIN = 30_000;

/** Hands a deposit over. That it was received says nothing of whether it is accepted. Throws when it was not received. */
export async function sendDeposit(
  account: CrossrefAccount,
  fileName: string,
  xml: string,
  signal?: AbortSignal,
): Promise<void> {
  const form = new FormData();
  form.set('operation', 'doMDUpload');
  form.set('login_id', account.user);
  form.set('login_passwd', account.password);
  form.set('fname', new Blob([xml], { type: 'application/xml' }), fileName);
  const response = await fetch(new URL('/servlet/deposit', account.url), {
    method: 'POST',
    body: form,
    signal: within(signal),
  });
  const answer = await response.text();
  if (response.status === 401 || response.status === 403) {
    throw new Error('Crossref does not know this account: correct CROSSREF_USER and CROSSREF_PASSWORD.');
  }
  if (!response.ok) throw new Error(`Crossref answered the deposit with ${response.status}: ${plain(answer)}`);
}

/** Asks what became of the deposit of this file name. Throws when Crossref can't say just now. */
export async function askOutcome(account: CrossrefAccount, fileName: string, signal?: AbortSignal): Promise<Outcome> {
  const url = new URL('/servlet/submissionDownload', account.url);
  url.search = new URLSearchParams({
    usr: account.user,
    pwd: account.password,
    file_name: fileName,
    type: 'result',
  }).toString();
  const response = await fetch(url, { signal: within(signal) });
  const text = await response.text();
  if (!response.ok) throw new Error(`Crossref answered the question with ${response.status}.`);
  return outcomeOf(text);
}

/** Reads a `doi_batch_diagnostic`: unfinished, or with a record for each DOI that says Success, Warning or Failure. */
export function outcomeOf(diagnostic: string): Outcome {
  const status = /<doi_batch_diagnostic\b[^>]*\bstatus="([^"]*)"/.exec(diagnostic)?.[1];
  if (status !== 'completed') return { state: 'pending' };
  const failed = [
    ...diagnostic.matchAll(/<record_diagnostic\b[^>]*\bstatus="Failure"[^>]*>([\s\S]*?)<\/record_diagnostic>/g),
  ];
  const succeeded = /<record_diagnostic\b[^>]*\bstatus="(?:Success|Warning)"/.test(diagnostic);
  if (failed.length === 0 && succeeded) return { state: 'accepted' };
  const message = failed.map(([, record = '']) => /<msg>([\s\S]*?)<\/msg>/.exec(record)?.[1] ?? '').filter(Boolean);
  return { state: 'refused', reason: plain(message.join(' ')) || 'Crossref gives no reason.' };
}

function within(signal: AbortSignal | undefined): AbortSignal {
  const late = AbortSignal.timeout(ANSWER_WITHIN);
  return signal ? AbortSignal.any([signal, late]) : late;
}

function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}
