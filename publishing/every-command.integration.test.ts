import { mkdtempSync, rmSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '../lib/db.ts';
import { newId } from '../lib/ids.ts';
import { type Result, valueOf } from '../lib/result.ts';
import { transaction } from '../lib/transaction.ts';
import { useDatabase } from '../test/database.ts';
import {
  makeHub,
  makeOrganization,
  makeOutlet,
  makePerson,
  nextName,
  paragraphs,
  someContent,
  TESTER,
} from '../test/factories.ts';
import { makeMember } from '../test/members.ts';
import { type Actor, Forbidden, memberActor, stranger } from './actor.ts';
import { addThread, deleteComment, editComment, reply, resolveThread } from './comments/commands.ts';
import { requestDeposit } from './crossref/commands.ts';
import { changeHub, createHub, deleteHub, mergeHubs, moveHub, retireHub } from './hubs/commands.ts';
import { forgetRefused, tellAgain } from './index-now/commands.ts';
import { describeInstitution, setMachineSettings } from './institution/commands.ts';
import type { MachineSettings } from './institution/machine-settings.ts';
import { addJob } from './jobs/add-job.ts';
import { retryJob } from './jobs/commands.ts';
import { recordMissingPictures, storeFile } from './media/commands.ts';
import { deleteFile, describeFile, replaceFile } from './media/library-commands.ts';
import {
  changeOrganization,
  createOrganization,
  deleteOrganization,
  mergeOrganizations,
  moveOrganization,
  retireOrganization,
} from './organizations/commands.ts';
import {
  changeOutlet,
  createOutlet,
  deleteOutlet,
  mergeOutlets,
  moveOutlet,
  retireOutlet,
} from './outlets/commands.ts';
import {
  changePerson,
  createPeople,
  createPerson,
  deletePerson,
  mergePeople,
  movePerson,
  retirePerson,
} from './people/commands.ts';
import { createPreviewLink, revokePreviewLink } from './previews/commands.ts';
import { bin, unbin } from './publications/bin-commands.ts';
import { addToBundle, createBundle, deleteBundle, takeFromBundle } from './publications/bundle-commands.ts';
import { cancelBundle, releaseBundle, scheduleBundle } from './publications/bundle-release-commands.ts';
import { cancelSchedule, move, publish, revise, schedule } from './publications/commands.ts';
import type { PublicationContent } from './publications/content.ts';
import { createReleased } from './publications/create-released-commands.ts';
import { createDraft, openDraft, saveDraft, saveMetadata } from './publications/draft-commands.ts';
import { setDueDate } from './publications/due-commands.ts';
import { judge } from './publications/gate-queries.ts';
import { changeDraftHub } from './publications/hub-commands.ts';
import { bePresent } from './publications/presence-commands.ts';
import { restore } from './publications/restore-commands.ts';
import {
  approve,
  approveForced,
  returnToAuthor,
  submit,
  submitNewest,
  unwaive,
  waive,
} from './publications/review-commands.ts';
import { withdraw } from './publications/withdraw-commands.ts';
import { addRedirect, addRedirects, planRedirect, removeRedirect } from './redirects/commands.ts';
import { pinResult, unpinResult } from './search/commands.ts';
import { changeMember, closeMember, endSessions, recordAccountAct, resetFactors } from './staff/commands.ts';
import { invite, withdrawInvitation } from './staff/invitations.ts';
import { letIn } from './staff/let-in-commands.ts';
import { askForEmail, changeName } from './staff/own-details-commands.ts';
import {
  can,
  type MemberView,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  type Subject,
} from './staff/permissions.ts';

/*
 * Every command by every role: what the permission table promises is held against what the command does. What is refused changes
 * no row of any table; what is done stands in the log with who, from where, and what was before and after. The last test fails
 * when there is a command that nothing here tries.
 */

useDatabase();
process.env.SECRET = 'a secret of a test that has enough characters';
const folder = mkdtempSync(join(tmpdir(), 'files-'));
process.env.DATA_DIR = folder;
afterAll(() => rmSync(folder, { recursive: true }));
vi.stubEnv('CROSSREF_USER', 'user');
vi.stubEnv('CROSSREF_PASSWORD', 'secret');
vi.stubEnv('CROSSREF_EMAIL', 'doi@example.org');

const ADDRESS = '203.0.113.9';
const FUTURE = () => new Date(Date.now() + 86_400_000);

/** Whose the publication is: the acting member's, of a program of theirs, or neither. */
type Whose = 'own' | 'in its byline' | 'of its program' | 'of others';
/** Somebody, and the publication they act on. */
type Case = { who: string; actor: Actor; member: MemberView | null; whose: Whose };

/** A command as it is tried. */
type Trial = {
  command: (...input: never[]) => unknown;
  /** When one command is tried in several ways. */
  way?: string;
  /** All that the table must grant. */
  needs: Permission[];
  /** What is made is its maker's, whatever else it is of. */
  ofItsMaker?: true;
  /** Anything beyond the table: what belongs to a member itself. */
  unless?: (given: Case) => boolean;
  /** Makes what the command is about and gives the act. */
  make: (given: Case) => Promise<(actor: Actor) => unknown>;
  /** What writes no row, on purpose. */
  unlogged?: true;
};

let cases: Case[];
let shared: { person: string; topic: string; program: string; other: string };

beforeAll(async () => {
  const [person, topic] = [await makePerson(), await makeHub()];
  const [program, other] = [await makeHub({ type: 'program' }), await makeHub({ type: 'program' })];
  shared = { person: person.id, topic: topic.id, program: program.id, other: other.id };
  cases = [{ who: 'a stranger', actor: stranger(ADDRESS), member: null, whose: 'of others' }];
  for (const role of Object.keys(ROLES) as Role[]) {
    for (const programs of [null, [program.id]]) {
      const self = await makePerson();
      const { id } = await makeMember({ role, programs, personId: self.id });
      const member = { id, role, programs, personId: self.id };
      const who = `${role}${programs ? ' of a program' : ''}`;
      const whose: Whose[] = programs ? ['of its program', 'of others'] : ['own', 'of others'];
      if (role === 'contributor') whose.push('in its byline');
      cases.push(...whose.map((each) => ({ who, actor: memberActor(member, ADDRESS), member, whose: each })));
    }
  }
});

function subjectOf({ member, whose }: Case): Subject {
  return {
    createdBy: whose === 'own' ? `member:${member?.id}` : 'system:test',
    people: [shared.person, ...(whose === 'in its byline' && member?.personId ? [member.personId] : [])],
    programs: [shared.topic, whose === 'of its program' ? shared.program : shared.other],
  };
}

/** Where a permission reaches all or nothing, one member of each role stands for every other. */
function casesOf({ needs }: Trial): Case[] {
  const reaches = needs.flatMap((permission) => Object.values(PERMISSIONS[permission]));
  return reaches.every((reach) => reach === 'all')
    ? cases.filter(({ member, whose }) => member?.programs == null && whose === 'of others')
    : cases;
}

function isGranted({ needs, unless, ofItsMaker }: Trial, given: Case): boolean {
  const { member } = given;
  if (member === null) return false;
  const subject = subjectOf(ofItsMaker ? { ...given, whose: 'own' } : given);
  return needs.every((permission) => can(member, permission, subject)) && !unless?.(given);
}

function contentOf(given: Case, overrides: Partial<PublicationContent> = {}): PublicationContent {
  const { people, programs } = subjectOf(given);
  return someContent({
    byline: people.map((personId) => ({ role: 'author', affiliation: null, personId })),
    hubs: programs,
    ...overrides,
  });
}

async function draft(given: Case, overrides: Partial<PublicationContent> = {}) {
  const made = valueOf(await createDraft(TESTER, { slug: nextName('piece'), content: contentOf(given, overrides) }));
  await db().publication.update({
    where: { id: made.id },
    data: { createdBy: subjectOf(given).createdBy },
    select: { id: true },
  });
  return made;
}
const inReview = async (given: Case) => {
  const { id } = await draft(given);
  valueOf(await submit(TESTER, { id, counter: 1 }));
  return id;
};
const published = async (given: Case, overrides: Partial<PublicationContent> = {}) => {
  const { id } = await draft(given, overrides);
  valueOf(await publish(TESTER, { id, counter: 1 }));
  return id;
};
const scheduled = async (given: Case) => {
  const { id } = await draft(given);
  valueOf(await schedule(TESTER, { id, counter: 1, releaseAt: FUTURE() }));
  return id;
};
const bundle = async () => valueOf(await createBundle(TESTER, { name: nextName('bundle') })).id;
const bundleWith = async (given: Case) => {
  const [id, publication] = [await bundle(), (await draft(given)).id];
  valueOf(await addToBundle(TESTER, { id, publication }));
  return { id, publication };
};
const thread = async (given: Case, createdBy: string) => {
  const { id: publicationId } = await draft(given);
  const id = newId();
  const anchor = { quote: 'text', before: '', after: '', stretch: 0 };
  await db().commentThread.create({ data: { id, publicationId, anchor, text: 'Why?', createdBy } });
  return id;
};
const file = async (createdBy: string) => {
  const bytes = Buffer.from(`a,b\n${newId()}\n`);
  const { fileId } = valueOf(await storeFile(TESTER, { bytes, name: 'table.csv' }));
  await db().file.update({ where: { id: fileId }, data: { createdBy } });
  return fileId;
};
const refusedPing = () =>
  db().indexPing.create({ data: { id: newId(), path: `/${nextName('path')}`, dueAt: new Date(), refusal: 'No.' } });
const someRedirect = async () => {
  const path = `/${nextName('old')}`;
  valueOf(await addRedirect(TESTER, { path, target: '/people' }));
  return path;
};
const institution = async () => {
  const { name, shortName, tagline, description, timeZone, language, accent, address, contactUrl } =
    await db().institution.findUniqueOrThrow({ where: { id: 1 } });
  return { name, shortName, tagline: `${tagline}.`, description, timeZone, language, accent, address, contactUrl };
};
const words = { alt: 'A', caption: '', credit: '', licence: '', focus: null };
const about = async (make: Promise<{ id: string }>) => (await make).id;

/** What can be done with each noun of the directory alike. */
function directory(
  noun: string,
  make: () => Promise<{ id: string }>,
  commands: {
    move: (actor: Actor, input: { id: string; slug: string }) => Promise<Result<unknown>>;
    retire: (actor: Actor, input: { id: string; retired: boolean }) => Promise<Result<unknown>>;
    remove: (actor: Actor, input: { id: string }) => Promise<Result<unknown>>;
    merge: (actor: Actor, input: { into: string; duplicate: string }) => Promise<Result<unknown>>;
  },
): Trial[] {
  const needs: Permission[] = ['directory.manage'];
  const { move, retire, remove, merge } = commands;
  return [
    {
      command: move,
      needs,
      make: async () => {
        const id = await about(make());
        return (actor) => move(actor, { id, slug: nextName(noun) });
      },
    },
    {
      command: retire,
      needs,
      make: async () => {
        const id = await about(make());
        return (actor) => retire(actor, { id, retired: true });
      },
    },
    {
      command: remove,
      needs,
      make: async () => {
        const id = await about(make());
        return (actor) => remove(actor, { id });
      },
    },
    {
      command: merge,
      needs,
      make: async () => {
        const [into, duplicate] = [await about(make()), await about(make())];
        return (actor) => merge(actor, { into, duplicate });
      },
    },
  ];
}

/** An act that needs nothing made beforehand. */
const plain =
  (act: (actor: Actor) => unknown): Trial['make'] =>
  async () =>
    act;

const TRIALS: Trial[] = [
  // Writing
  {
    command: createDraft,
    needs: ['publication.create'],
    make: async (given) => (actor) => createDraft(actor, { slug: nextName('new'), content: contentOf(given) }),
  },
  {
    command: createReleased,
    needs: ['publication.create', 'publication.release'],
    ofItsMaker: true,
    make: async (given) => async (actor) => {
      const input = { slug: nextName('new'), content: contentOf(given), releaseAt: new Date() };
      return (await createReleased(actor, [input]))[0];
    },
  },
  {
    command: openDraft,
    needs: ['publication.write'],
    make: async (given) => {
      const id = await published(given);
      return (actor) => openDraft(actor, { id });
    },
  },
  {
    command: saveDraft,
    needs: ['publication.write'],
    make: async (given) => {
      const { id } = await draft(given);
      const content = contentOf(given, { title: 'Another title', body: paragraphs('Another text.') });
      return (actor) => saveDraft(actor, { id, counter: 1, content });
    },
  },
  {
    command: saveMetadata,
    needs: ['publication.write'],
    make: async (given) => {
      const { id } = await draft(given);
      const { body: _, ...metadata } = contentOf(given, { title: 'Another title' });
      return (actor) => saveMetadata(actor, { id, counter: 1, metadata });
    },
  },
  {
    command: changeDraftHub,
    needs: ['publication.write'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => changeDraftHub(actor, { id, hubId: shared.topic, add: false });
    },
  },
  {
    command: setDueDate,
    needs: ['publication.write'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => setDueDate(actor, { id, dueOn: '2027-03-09' });
    },
  },
  {
    command: restore,
    needs: ['publication.write'],
    make: async (given) => {
      const id = await published(given);
      return (actor) => restore(actor, { id, text: { kind: 'revision', number: 1 }, counter: null });
    },
  },
  {
    command: bePresent,
    needs: ['publication.write'],
    unlogged: true,
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => bePresent(actor, { id, session: newId(), unsaved: false });
    },
  },
  {
    command: bin,
    needs: ['publication.bin'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => bin(actor, { id });
    },
  },
  {
    command: unbin,
    needs: ['publication.bin'],
    make: async (given) => {
      const { id } = await draft(given);
      valueOf(await bin(TESTER, { id }));
      return (actor) => unbin(actor, { id });
    },
  },
  {
    command: move,
    way: 'before the public knows it',
    needs: ['publication.write'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => move(actor, { id, slug: nextName('moved') });
    },
  },
  {
    command: move,
    way: 'when the public knows it',
    needs: ['publication.write', 'publication.move'],
    make: async (given) => {
      const id = await published(given);
      return (actor) => move(actor, { id, slug: nextName('moved') });
    },
  },
  {
    command: move,
    way: 'when its release is set',
    needs: ['publication.write', 'publication.move'],
    make: async (given) => {
      const id = await scheduled(given);
      return (actor) => move(actor, { id, slug: nextName('moved') });
    },
  },
  // Reviewing
  {
    command: submit,
    needs: ['publication.submit'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => submit(actor, { id, counter: 1 });
    },
  },
  {
    command: submitNewest,
    needs: ['publication.submit'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => submitNewest(actor, { id });
    },
  },
  {
    command: approve,
    needs: ['publication.approve'],
    make: async (given) => {
      const id = await inReview(given);
      return (actor) => approve(actor, { id, counter: 1 });
    },
  },
  {
    command: returnToAuthor,
    needs: ['publication.approve'],
    make: async (given) => {
      const id = await inReview(given);
      return (actor) => returnToAuthor(actor, { id, counter: 1, message: 'Once more.' });
    },
  },
  {
    command: approveForced,
    needs: ['publication.approve'],
    make: async (given) => {
      const publicationId = await published(given);
      const forced = newId();
      await db().forcedRelease.create({
        data: { id: forced, publicationId, revision: 1, reason: 'Now.', actor: TESTER.id },
      });
      return (actor) => approveForced(actor, { id: publicationId, forced });
    },
  },
  {
    command: waive,
    needs: ['publication.waive'],
    make: async (given) => {
      const { id } = await draft(given, { title: 'x'.repeat(200) });
      const found = await transaction((tx) => judge(tx, id, contentOf(given, { title: 'x'.repeat(200) })));
      const finding = found.find(({ rule }) => rule === 'long-title')?.id ?? '';
      return (actor) => waive(actor, { id, counter: 1, finding, reason: 'It is the name of a law.' });
    },
  },
  {
    command: unwaive,
    needs: ['publication.waive'],
    make: async (given) => {
      const { id } = await draft(given);
      const waiver = { finding: 'x', sentence: 'Long.', about: '', reason: 'So it is.', actor: TESTER.id };
      await db().waiver.create({ data: { id: newId(), publicationId: id, ...waiver } });
      return (actor) => unwaive(actor, { id, finding: 'x' });
    },
  },
  {
    command: addThread,
    needs: ['publication.comment'],
    make: async (given) => {
      const { id: publicationId } = await draft(given);
      const anchor = { quote: 'text', before: '', after: '', stretch: 0 };
      return (actor) => addThread(actor, { publicationId, anchor, text: 'Why?' });
    },
  },
  {
    command: reply,
    needs: ['publication.comment'],
    make: async (given) => {
      const threadId = await thread(given, TESTER.id);
      return (actor) => reply(actor, { threadId, text: 'Because.' });
    },
  },
  {
    command: resolveThread,
    needs: ['publication.comment'],
    make: async (given) => {
      const threadId = await thread(given, TESTER.id);
      return (actor) => resolveThread(actor, { threadId, resolved: true });
    },
  },
  {
    command: editComment,
    way: 'one’s own',
    needs: ['publication.comment'],
    make: async (given) => {
      const id = await thread(given, given.actor.id);
      return (actor) => editComment(actor, { id, text: 'Better words.' });
    },
  },
  {
    command: editComment,
    way: 'somebody else’s',
    needs: ['publication.comment'],
    unless: () => true,
    make: async (given) => {
      const id = await thread(given, TESTER.id);
      return (actor) => editComment(actor, { id, text: 'Other words.' });
    },
  },
  {
    command: deleteComment,
    way: 'one’s own',
    needs: ['publication.comment'],
    make: async (given) => {
      const id = await thread(given, given.actor.id);
      return (actor) => deleteComment(actor, { id });
    },
  },
  {
    command: deleteComment,
    way: 'somebody else’s',
    needs: ['publication.comment'],
    unless: () => true,
    make: async (given) => {
      const id = await thread(given, TESTER.id);
      return (actor) => deleteComment(actor, { id });
    },
  },
  {
    command: createPreviewLink,
    needs: ['publication.preview'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => createPreviewLink(actor, { id, label: 'Prof. Quill', days: 3 });
    },
  },
  {
    command: revokePreviewLink,
    needs: ['publication.preview'],
    make: async (given) => {
      const { id } = await draft(given);
      valueOf(await createPreviewLink(TESTER, { id, label: 'Prof. Quill', days: 3 }));
      const link = await db().previewLink.findFirstOrThrow({ where: { publicationId: id }, select: { id: true } });
      return (actor) => revokePreviewLink(actor, { id, linkId: link.id });
    },
  },
  // Releasing
  {
    command: publish,
    needs: ['publication.release'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => publish(actor, { id, counter: 1 });
    },
  },
  {
    command: schedule,
    needs: ['publication.release'],
    make: async (given) => {
      const { id } = await draft(given);
      return (actor) => schedule(actor, { id, counter: 1, releaseAt: FUTURE() });
    },
  },
  {
    command: cancelSchedule,
    needs: ['publication.release'],
    make: async (given) => {
      const id = await scheduled(given);
      return (actor) => cancelSchedule(actor, { id });
    },
  },
  {
    command: revise,
    needs: ['publication.release'],
    make: async (given) => {
      const id = await published(given);
      const content = contentOf(given, { title: 'Another title' });
      return (actor) => revise(actor, { id, expectedRevision: 1, content });
    },
  },
  {
    command: withdraw,
    needs: ['publication.withdraw'],
    make: async (given) => {
      const id = await published(given);
      const input = { id, expectedRevision: 1, outcome: 'notice_only', reason: 'A mistake.' } as const;
      return (actor) => withdraw(actor, input);
    },
  },
  {
    command: requestDeposit,
    needs: ['publication.release'],
    make: async (given) => {
      const id = await published(given, { kind: 'report', doi: `10.5555/${nextName('doi')}` });
      return (actor) => requestDeposit(actor, { id });
    },
  },
  {
    command: createBundle,
    needs: ['bundle.manage'],
    make: plain((actor) => createBundle(actor, { name: 'A bundle' })),
  },
  {
    command: deleteBundle,
    needs: ['bundle.manage'],
    make: async () => {
      const id = await bundle();
      return (actor) => deleteBundle(actor, { id });
    },
  },
  {
    command: deleteBundle,
    way: 'with a publication',
    needs: ['bundle.manage', 'publication.release'],
    make: async (given) => {
      const { id } = await bundleWith(given);
      return (actor) => deleteBundle(actor, { id });
    },
  },
  {
    command: addToBundle,
    needs: ['bundle.manage', 'publication.release'],
    make: async (given) => {
      const [id, publication] = [await bundle(), (await draft(given)).id];
      return (actor) => addToBundle(actor, { id, publication });
    },
  },
  {
    command: takeFromBundle,
    way: 'a publication',
    needs: ['bundle.manage', 'publication.release'],
    make: async (given) => {
      const { id, publication } = await bundleWith(given);
      return (actor) => takeFromBundle(actor, { id, publication });
    },
  },
  {
    command: takeFromBundle,
    way: 'a redirect',
    needs: ['bundle.manage'],
    make: async () => {
      const [id, path] = [await bundle(), `/${nextName('old')}`];
      valueOf(await planRedirect(TESTER, { bundle: id, path, target: '/people' }));
      return (actor) => takeFromBundle(actor, { id, path });
    },
  },
  {
    command: planRedirect,
    needs: ['bundle.manage'],
    make: async () => {
      const [id, path] = [await bundle(), `/${nextName('old')}`];
      return (actor) => planRedirect(actor, { bundle: id, path, target: '/people' });
    },
  },
  {
    command: releaseBundle,
    needs: ['bundle.manage', 'publication.release'],
    make: async (given) => {
      const { id, publication } = await bundleWith(given);
      return (actor) => releaseBundle(actor, { id, counters: { [publication]: 1 } });
    },
  },
  {
    command: scheduleBundle,
    needs: ['bundle.manage', 'publication.release'],
    make: async (given) => {
      const { id, publication } = await bundleWith(given);
      return (actor) => scheduleBundle(actor, { id, counters: { [publication]: 1 }, releaseAt: FUTURE() });
    },
  },
  {
    command: cancelBundle,
    needs: ['bundle.manage', 'publication.release'],
    make: async (given) => {
      const { id, publication } = await bundleWith(given);
      valueOf(await scheduleBundle(TESTER, { id, counters: { [publication]: 1 }, releaseAt: FUTURE() }));
      return (actor) => cancelBundle(actor, { id });
    },
  },
  // The directory
  {
    command: createPerson,
    needs: ['directory.add'],
    make: plain((actor) => createPerson(actor, { slug: nextName('person'), name: 'Ada' })),
  },
  {
    command: createPeople,
    needs: ['directory.add'],
    make: plain(async (actor) => (await createPeople(actor, [{ slug: nextName('person'), name: 'Ada' }]))[0]),
  },
  {
    command: changePerson,
    needs: ['directory.manage'],
    make: async () => {
      const { id, slug } = await makePerson();
      return (actor) => changePerson(actor, { id, person: { slug, name: 'Another name' } });
    },
  },
  ...directory('person', makePerson, {
    move: movePerson,
    retire: retirePerson,
    remove: deletePerson,
    merge: mergePeople,
  }),
  {
    command: createOrganization,
    needs: ['directory.add'],
    make: plain((actor) => createOrganization(actor, { slug: nextName('organization'), name: 'House' })),
  },
  {
    command: changeOrganization,
    needs: ['directory.manage'],
    make: async () => {
      const { id } = await makeOrganization();
      return (actor) => changeOrganization(actor, { id, organization: { name: 'Another name' } });
    },
  },
  ...directory('organization', makeOrganization, {
    move: moveOrganization,
    retire: retireOrganization,
    remove: deleteOrganization,
    merge: mergeOrganizations,
  }),
  {
    command: createOutlet,
    needs: ['directory.add'],
    make: plain((actor) => createOutlet(actor, { slug: nextName('outlet'), name: 'The Post' })),
  },
  {
    command: changeOutlet,
    needs: ['directory.manage'],
    make: async () => {
      const { id } = await makeOutlet();
      return (actor) => changeOutlet(actor, { id, outlet: { name: 'Another name' } });
    },
  },
  ...directory('outlet', makeOutlet, {
    move: moveOutlet,
    retire: retireOutlet,
    remove: deleteOutlet,
    merge: mergeOutlets,
  }),
  {
    command: createHub,
    needs: ['directory.manage'],
    make: plain((actor) => createHub(actor, { type: 'topic', slug: nextName('hub'), name: 'Harbors' })),
  },
  {
    command: changeHub,
    needs: ['directory.manage'],
    make: async () => {
      const { id } = await makeHub();
      return (actor) => changeHub(actor, { id, hub: { name: 'Another name' } });
    },
  },
  ...directory('hub', makeHub, { move: moveHub, retire: retireHub, remove: deleteHub, merge: mergeHubs }),
  {
    command: addRedirect,
    needs: ['redirect.manage'],
    make: plain((actor) => addRedirect(actor, { path: `/${nextName('old')}`, target: '/people' })),
  },
  {
    command: addRedirects,
    needs: ['redirect.manage'],
    make: plain(async (actor) => (await addRedirects(actor, [{ path: `/${nextName('old')}`, target: '/people' }]))[0]),
  },
  {
    command: removeRedirect,
    needs: ['redirect.manage'],
    make: async () => {
      const path = await someRedirect();
      return (actor) => removeRedirect(actor, { path });
    },
  },
  {
    command: pinResult,
    needs: ['search.manage'],
    make: async (given) => {
      const [publicationId, query] = [await published(given), nextName('query')];
      return (actor) => pinResult(actor, { query, publicationId });
    },
  },
  {
    command: unpinResult,
    needs: ['search.manage'],
    make: async (given) => {
      const [publicationId, query] = [await published(given), nextName('query')];
      valueOf(await pinResult(TESTER, { query, publicationId }));
      return (actor) => unpinResult(actor, { query, publicationId });
    },
  },
  // Files
  {
    command: storeFile,
    needs: ['file.add'],
    make: plain((actor) => storeFile(actor, { bytes: Buffer.from(`a,b\n${newId()}\n`), name: 'table.csv' })),
  },
  {
    command: recordMissingPictures,
    needs: ['file.add'],
    make: plain((actor) => recordMissingPictures(actor, [{ name: 'harbor.jpg', width: null, height: null }])),
  },
  ...(['one’s own', 'somebody else’s'] as const).flatMap((way): Trial[] => {
    const needs: Permission[] = [way === 'one’s own' ? 'file.add' : 'file.manage'];
    const made = async (given: Case) => {
      if (way === 'one’s own') return file(given.actor.id);
      const fileId = await file(TESTER.id);
      await draft(given, { downloads: [{ fileId, label: 'A table' }] });
      return fileId;
    };
    return [
      {
        command: describeFile,
        way,
        needs,
        make: async (given) => {
          const id = await made(given);
          return (actor) => describeFile(actor, { id, ...words });
        },
      },
      {
        command: replaceFile,
        way,
        needs,
        make: async (given) => {
          const id = await made(given);
          const bytes = Buffer.from(`c,d\n${newId()}\n`);
          return (actor) => replaceFile(actor, { id, name: 'other.csv', bytes });
        },
      },
      {
        command: deleteFile,
        way,
        needs,
        // What nothing uses belongs to no program.
        unless: ({ member }) => way !== 'one’s own' && member?.role !== 'administrator' && member?.programs != null,
        make: async ({ actor }) => {
          const id = await file(way === 'one’s own' ? actor.id : TESTER.id);
          return (actor) => deleteFile(actor, { id });
        },
      },
    ];
  }),
  // The house
  {
    command: describeInstitution,
    needs: ['institution.manage'],
    make: async () => {
      const input = await institution();
      return (actor) => describeInstitution(actor, input);
    },
  },
  {
    command: setMachineSettings,
    needs: ['institution.manage'],
    make: async () => {
      const before = await db().institution.findUniqueOrThrow({ where: { id: 1 } });
      const { aiTraining, aiSearch, aiReading, wholeFeeds } = before;
      const podcastCategory = before.podcastCategory as MachineSettings['podcastCategory'];
      const settings = { aiTraining, aiSearch, aiReading, wholeFeeds, podcastCategory };
      const input = { ...settings, indexNowKey: nextName('key') };
      return (actor) => setMachineSettings(actor, input);
    },
  },
  {
    command: tellAgain,
    needs: ['institution.manage'],
    make: async () => {
      await refusedPing();
      return tellAgain;
    },
  },
  {
    command: forgetRefused,
    needs: ['institution.manage'],
    make: async () => {
      await refusedPing();
      return forgetRefused;
    },
  },
  {
    command: retryJob,
    needs: ['institution.manage'],
    make: async () => {
      const key = nextName('job');
      await transaction((tx) => addJob(tx, 'queue.try', { mark: key, seconds: 0 }, { key }));
      const [job] = await db().$queryRaw<
        { id: string }[]
      >`SELECT id::text FROM graphile_worker.jobs WHERE key = ${key}`;
      return (actor) => retryJob(actor, job?.id ?? '');
    },
  },
  {
    command: invite,
    needs: ['member.manage'],
    make: plain((actor) => invite(actor, { email: `${nextName('new')}@example.org`, role: 'author' })),
  },
  {
    command: changeMember,
    needs: ['member.manage'],
    make: async () => {
      const { id } = await makeMember({ role: 'author' });
      const member = {
        name: 'Another',
        role: 'editor' as const,
        person: null,
        limited: true,
        programs: [shared.program],
      };
      return (actor) => changeMember(actor, { id, member });
    },
  },
  {
    command: closeMember,
    needs: ['member.manage'],
    make: async () => {
      const { id } = await makeMember({ role: 'author' });
      return (actor) => closeMember(actor, { id, closed: true });
    },
  },
  {
    command: withdrawInvitation,
    needs: ['member.manage'],
    make: async () => {
      const email = `${nextName('new')}@example.org`;
      valueOf(await invite(TESTER, { email, role: 'author' }));
      const { id } = await db().invitation.findFirstOrThrow({ where: { email } });
      return (actor) => withdrawInvitation(actor, { id });
    },
  },
  {
    command: resetFactors,
    needs: ['member.manage'],
    make: async () => {
      const { id } = await makeMember({ role: 'author' });
      await db().member.update({ where: { id }, data: { twoFactorEnabled: true } });
      return (actor) => resetFactors(actor, { id });
    },
  },
  {
    command: letIn,
    needs: ['member.manage'],
    make: async () => {
      const { id, email } = await makeMember({ role: 'author' });
      await db().member.update({ where: { id }, data: { twoFactorEnabled: true } });
      return (actor) => letIn(actor, { email });
    },
  },
  {
    command: endSessions,
    needs: [],
    make: async ({ member }) => {
      const session = { id: newId(), token: newId(), expiresAt: FUTURE() };
      if (member) await db().memberSession.create({ data: { ...session, userId: member.id } });
      return (actor) => endSessions(actor, { sessionId: session.id });
    },
  },
  {
    command: changeName,
    needs: [],
    make: plain((actor) => changeName(actor, { name: nextName('name') })),
  },
  {
    command: askForEmail,
    needs: [],
    make: plain((actor) => askForEmail(actor, { email: `${nextName('wanted')}@example.org` })),
  },
  {
    command: recordAccountAct,
    needs: [],
    make: plain((actor) => recordAccountAct(actor, 'add passkey', { after: { name: 'Key' } })),
  },
];

describe.each(TRIALS.map((trial) => ({ name: `${trial.command.name}${trial.way ? `, ${trial.way}` : ''}`, trial })))(
  '$name',
  ({ trial }) => {
    test('is refused to those whom the table refuses, and leaves no trace', async () => {
      const refused = casesOf(trial).filter((given) => !isGranted(trial, given));
      const acts = [];
      for (const given of refused) acts.push({ given, act: await trial.make(given) });
      const before = await everything();
      for (const { given, act } of acts) {
        expect([given.who, given.whose, await outcome(() => act(given.actor))]).toEqual([
          given.who,
          given.whose,
          'refused',
        ]);
      }
      expect(await everything()).toEqual(before);
      expect(refused.length).toBeGreaterThan(0);
    });

    test('is done for those whom the table allows, and stands in the log', async () => {
      for (const given of casesOf(trial).filter((each) => isGranted(trial, each))) {
        const act = await trial.make(given);
        const since = await newestEntry();
        expect([given.who, given.whose, await outcome(() => act(given.actor))]).toEqual([
          given.who,
          given.whose,
          'done',
        ]);
        const rows = await entriesAfter(since);
        expect([given.who, rows.map(({ actor, address }) => ({ actor, address }))]).toEqual([
          given.who,
          rows.map(() => ({ actor: given.actor.id, address: ADDRESS })),
        ]);
        const changes = rows.map(({ detail }) => detail as { before: unknown; after: unknown });
        if (trial.unlogged) expect(rows).toEqual([]);
        else expect(changes.some(({ before, after }) => !same(before, after))).toBe(true);
      }
    });
  },
);

/** What an act is to whom the table refuses it: thrown out, or told that something stands in the way. */
async function outcome(act: () => unknown): Promise<string> {
  try {
    const result = (await act()) as Result<unknown> | undefined;
    return result === undefined || result.ok ? 'done' : result.issues.some(isAboutTheRole) ? 'refused' : said(result);
  } catch (error) {
    if (error instanceof Forbidden || (error as Error).message === 'Only a member has an account.') return 'refused';
    throw error;
  }
}

function isAboutTheRole({ message }: { message: string }): boolean {
  return message.endsWith('Your role does not allow this.');
}

function said({ issues }: Extract<Result<unknown>, { ok: false }>): string {
  return issues.map(({ field, message }) => `${field}: ${message}`).join(' ');
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

async function newestEntry(): Promise<string> {
  const newest = await db().auditEntry.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  return newest?.id ?? newId();
}

function entriesAfter(id: string) {
  return db().auditEntry.findMany({ where: { id: { gt: id } }, orderBy: { id: 'asc' } });
}

/** A sum over every row of every table, jobs included. */
async function everything(): Promise<Record<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname IN ('public', 'graphile_worker') ORDER BY 1`;
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM ${name} t`,
  );
  const rows = await db().$queryRawUnsafe<{ name: string; sum: string }[]>(sums.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** What takes an actor and is no command by itself: those below do the work of commands that are tried. */
const WORKINGS = new Map([
  ['authorize', 'the check itself'],
  ['renameSlug', 'of every noun of the directory'],
  ['retireEntry', 'of every noun of the directory'],
  ['deleteEntry', 'of every noun of the directory'],
  ['mergeEntry', 'of every noun of the directory'],
  ['checkApproval', 'of every release'],
  ['memberIdOf', 'whose account it is'],
  ['receiveFiles', 'stores and replaces files by their commands'],
]);

/** What changes something without anybody who acts. */
const NOBODYS = new Map([
  ['recordOpening', 'whoever holds a preview link'],
  ['acceptInvitation', 'whoever holds an invitation; staff/commands.test.ts'],
  ['confirmEmail', 'whoever holds the link; staff/own-details.integration.test.ts'],
  ['recordMemberAct', 'the doors, for who has proven to be a member'],
  ['takeFactors', 'part of resetFactors and letIn'],
  ['recordSessionUse', 'whoever is signed in'],
  ['recordSignIn', 'the doors, for who has proven to be a member'],
  ['removeDiscarded', 'bytes that a command gave up'],
  ['sendPings', 'a job'],
  ['send', 'a job'],
  ['ask', 'a job'],
  ['rememberSources', 'part of an import'],
  ['keepPdf', 'a job'],
  ['removePdfs', 'a job'],
]);

test('no command is left out', async () => {
  const tried = new Set(TRIALS.map(({ command }) => command.name));
  const found: string[] = [];
  for await (const path of glob('**/*.ts', { cwd: import.meta.dirname })) {
    if (path.endsWith('.test.ts')) continue;
    const source = await readFile(join(import.meta.dirname, path), 'utf8');
    const ofCommands = /(?:^|[/-])commands\.ts$|staff\/invitations\.ts$/.test(path);
    for (const [, name = '', first = ''] of source.matchAll(
      /^export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*(\w*)/gm,
    )) {
      if (ofCommands || first === 'actor') found.push(name);
    }
  }
  const known = (name: string) => tried.has(name) || WORKINGS.has(name) || NOBODYS.has(name);
  expect(found.filter((name) => !known(name))).toEqual([]);
  expect([...tried, ...WORKINGS.keys(), ...NOBODYS.keys()].filter((name) => !found.includes(name))).toEqual([]);
});
