import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { type DbOrTx, type Tx, transaction } from '../../lib/transaction.ts';
import { SYSTEM } from '../../publishing/actor.ts';
import { createHub } from '../../publishing/hubs/commands.ts';
import type { HubType } from '../../publishing/hubs/hub.ts';
import { describeInstitution } from '../../publishing/institution/commands.ts';
import { storeFile } from '../../publishing/media/commands.ts';
import { createOrganization } from '../../publishing/organizations/commands.ts';
import { createOutlet } from '../../publishing/outlets/commands.ts';
import { createPerson } from '../../publishing/people/commands.ts';
import { publish, revise, schedule } from '../../publishing/publications/commands.ts';
import { createDraft } from '../../publishing/publications/draft-commands.ts';
import { withdraw } from '../../publishing/publications/withdraw-commands.ts';
import { bodyOf, contentOf, type Ids } from './contents.ts';
import { bodiesOf, type Piece, readPieces } from './pieces.ts';
import { pathOf, type Records, readRecords } from './records.ts';

/** Whether nobody has put anything into this database yet. */
export async function isEmpty(from: DbOrTx = db()): Promise<boolean> {
  const [publication, person, hub] = await Promise.all([
    from.publication.findFirst({ select: { id: true } }),
    from.person.findFirst({ select: { id: true } }),
    from.hub.findFirst({ select: { id: true } }),
  ]);
  return !publication && !person && !hub;
}

/** Fills an empty database with the demonstration institute, all or nothing. Does nothing to one that isn't empty. */
export async function loadDemo(): Promise<void> {
  if (!(await isEmpty())) return;
  const records = readRecords();
  const pieces = readPieces(records.institution.time_zone);
  const files = await storeFiles(records);
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('masthead demo'))`;
    if (!(await isEmpty(tx))) return;
    const ids = await loadRecords(tx, records, files);
    await loadPieces(tx, pieces, records, ids);
  }, PATIENCE);
}

/** Seconds on a quick machine, minutes on a busy one; nobody waits for it but the first start. */
const PATIENCE = { timeout: 900_000 };

const actor = SYSTEM.demo;

async function storeFiles({ files }: Records): Promise<Map<string, string>> {
  const stored = [...files].map(async ([key, { path, ...description }]) => {
    const bytes = await readFile(pathOf({ path }));
    const { fileId } = valueOf(await storeFile(actor, { bytes, name: basename(path), ...description }));
    return [key, fileId] as const;
  });
  return new Map(await Promise.all(stored));
}

async function loadRecords(tx: Tx, records: Records, files: Map<string, string>): Promise<Ids> {
  const ids: Ids = { people: new Map(), organizations: new Map(), outlets: new Map(), hubs: new Map(), files };
  const { institution } = records;
  valueOf(
    await describeInstitution(
      actor,
      {
        name: institution.name,
        shortName: institution.short_name,
        tagline: institution.tagline,
        description: institution.description,
        timeZone: institution.time_zone,
        language: institution.language,
        accent: institution.accent,
        address: institution.address,
        contactUrl: institution.contact_url,
        profiles: institution.profiles,
      },
      tx,
    ),
  );
  for (const [slug, organization] of records.organizations) {
    ids.organizations.set(slug, valueOf(await createOrganization(actor, { slug, ...organization }, tx)).id);
  }
  for (const [slug, outlet] of records.outlets) {
    ids.outlets.set(slug, valueOf(await createOutlet(actor, { slug, ...outlet }, tx)).id);
  }
  for (const type of Object.keys(records.hubs) as HubType[]) {
    for (const [position, [slug, hub]] of [...records.hubs[type]].entries()) {
      ids.hubs.set(`${type}/${slug}`, valueOf(await createHub(actor, { type, slug, position, ...hub }, tx)).id);
    }
  }
  await loadPeople(tx, records, ids);
  return ids;
}

async function loadPeople(tx: Tx, { people }: Records, ids: Ids): Promise<void> {
  for (const [position, [slug, person]] of [...people].entries()) {
    const portraitId = person.portrait ? ids.files.get(person.portrait) : null;
    if (portraitId === undefined) throw new Error(`${slug}: there is no file "${person.portrait}".`);
    const input = {
      slug,
      name: person.name,
      givenName: person.given_name,
      familyName: person.family_name,
      standing: person.standing,
      role: person.role ?? null,
      affiliation: person.affiliation ?? null,
      biography: bodyOf(person.biography, ids, slug),
      portraitId,
      retiredAt: person.retired ? new Date(person.retired) : null,
      position,
    };
    ids.people.set(slug, valueOf(await createPerson(actor, input, tx)).id);
  }
}

async function loadPieces(tx: Tx, pieces: Piece[], records: Records, ids: Ids): Promise<void> {
  const released = new Map<string, { id: string; revision: number }>();
  const now = new Date();
  for (const piece of [...pieces].sort((a, b) => a.date.at.getTime() - b.date.at.getTime())) {
    released.set(`${piece.kind}/${piece.slug}`, await release(tx, piece, records, ids, now));
  }
  for (const { kind, slug, withdrawn } of pieces) {
    const piece = released.get(`${kind}/${slug}`);
    if (!withdrawn || !piece) continue;
    const { outcome, reason, date: at, replaced_by: by } = withdrawn;
    const replacement = by === undefined ? undefined : released.get(by)?.id;
    const replaced = replacement === undefined ? {} : { replacedById: replacement };
    valueOf(
      await withdraw(actor, { id: piece.id, expectedRevision: piece.revision, outcome, reason, at, ...replaced }, tx),
    );
  }
}

async function release(tx: Tx, piece: Piece, records: Records, ids: Ids, now: Date) {
  const [first, ...later] = bodiesOf(piece).map((markdown) => contentOf({ ...piece, markdown }, records, ids));
  if (!first) throw new Error(`${piece.kind}/${piece.slug} has no text.`);
  const { id, counter } = valueOf(await createDraft(actor, { slug: piece.slug, content: first }, tx));
  const date = { releaseAt: piece.date.at, datePrecision: piece.date.precision };
  const waits = piece.date.at > now;
  let { revision } = valueOf(await (waits ? schedule : publish)(actor, { id, counter, ...date }, tx));
  for (const [index, { type, date: at, text }] of piece.notes.entries()) {
    const publicNote = { type, at, text };
    const content = later[index] ?? first;
    ({ revision } = valueOf(await revise(actor, { id, expectedRevision: revision, content, publicNote }, tx)));
  }
  return { id, revision };
}
