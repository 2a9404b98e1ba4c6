import { databaseTime } from '../../lib/database-time.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { transaction } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { lockPublication } from '../publications/locked.ts';
import { crossrefAccount } from './account.ts';
import { askOutcome, sendDeposit } from './client.ts';
import { depositXml } from './deposit-xml.ts';
import { findDepositFacts } from './desk.ts';
import { queueAsking, queueSending } from './queue.ts';

/** After so long without an answer a deposit is given up. */
const LATE_AFTER = 3 * 86_400_000;
const FIRST_PAUSE = 60_000;

/** Has a publication's DOI registered, or registered anew with what changed. */
export async function requestDeposit(actor: Actor, input: { id: string }): Promise<Result<string>> {
  if (!crossrefAccount()) {
    return refusedFor(
      '',
      'No account with Crossref is set up here. Set CROSSREF_USER, CROSSREF_PASSWORD and CROSSREF_EMAIL.',
    );
  }
  await transaction((tx) => lockPublication(tx, actor, 'publication.release', input.id));
  const facts = await findDepositFacts(input.id);
  if (!facts.ok) return facts;
  return transaction(async (tx) => {
    await lockPublication(tx, actor, 'publication.release', input.id);
    const waiting = await tx.doiDeposit.findFirst({
      where: { publicationId: input.id, state: { in: ['queued', 'sent'] } },
      select: { id: true },
    });
    if (waiting) return refusedFor('', 'A deposit is under way already. Wait for its answer.');
    const id = newId();
    const { doi } = facts.value.publication;
    await tx.doiDeposit.create({ data: { id, publicationId: input.id, doi, actor: actor.id }, select: { id: true } });
    await queueSending(tx, id);
    await audit(
      tx,
      actor,
      'deposit doi',
      { type: 'publication', id: input.id },
      { before: null, after: { deposit: id }, doi },
    );
    return ok('The deposit is on its way. What Crossref says of it will stand here.');
  });
}

/** Hands a deposit over; done by a job, and harmless when done twice, because Crossref takes the same file for the same. */
export async function send(depositId: string, signal?: AbortSignal): Promise<void> {
  const account = crossrefAccount();
  const deposit = await transaction((tx) => tx.doiDeposit.findUnique({ where: { id: depositId } }));
  if (!account || deposit?.state !== 'queued') return;
  const facts = await findDepositFacts(deposit.publicationId);
  if (!facts.ok) return settle(depositId, 'refused', facts.issues.map(({ message }) => message).join(' '));
  const at = await transaction(databaseTime);
  const xml = depositXml({ ...facts.value, depositor: account.depositor, batchId: depositId, at });
  await sendDeposit(account, fileNameOf(depositId), xml, signal);
  await transaction(async (tx) => {
    await tx.doiDeposit.update({ where: { id: depositId }, data: { state: 'sent', sentAt: at } });
    await queueAsking(tx, depositId, new Date(at.getTime() + FIRST_PAUSE));
  });
}

/** Asks what became of a deposit; when that is not known yet, asks again after twice the time. */
export async function ask(depositId: string, signal?: AbortSignal): Promise<void> {
  const account = crossrefAccount();
  const deposit = await transaction((tx) => tx.doiDeposit.findUnique({ where: { id: depositId } }));
  if (!account || deposit?.state !== 'sent' || !deposit.sentAt) return;
  const outcome = await askOutcome(account, fileNameOf(depositId), signal);
  if (outcome.state === 'accepted') return settle(depositId, 'accepted', null);
  if (outcome.state === 'refused') return settle(depositId, 'refused', outcome.reason);
  const now = await transaction(databaseTime);
  const waited = now.getTime() - deposit.sentAt.getTime();
  if (waited > LATE_AFTER)
    return settle(depositId, 'refused', 'Crossref gave no answer within three days. Deposit it again.');
  await transaction((tx) =>
    queueAsking(tx, depositId, new Date(now.getTime() + Math.max(FIRST_PAUSE, Math.min(waited, 6 * 3_600_000)))),
  );
}

function fileNameOf(depositId: string): string {
  return `${depositId}.xml`;
}

async function settle(id: string, state: 'accepted' | 'refused', reason: string | null): Promise<void> {
  await transaction((tx) => tx.doiDeposit.update({ where: { id }, data: { state, reason, answeredAt: new Date() } }));
}
