import { expect } from 'vitest';
import { db } from '../lib/db.ts';
import { valueOf } from '../lib/result.ts';
import { addToBundle, createBundle, takeFromBundle } from '../publishing/publications/bundle-commands.ts';
import { cancelBundle, releaseBundle, scheduleBundle } from '../publishing/publications/bundle-release-commands.ts';
import { planRedirect } from '../publishing/redirects/commands.ts';
import { findRedirect } from '../publishing/redirects/queries.ts';
import { makeDraft, nextName, TESTER } from './factories.ts';
import { type Act, ignore, inAnHour, Piece } from './interleaved-piece.ts';

/** Two publications and a bundle, what several people do with them at once, and what readers may have seen meanwhile. */
export class Story {
  readonly #pieces: Piece[];
  readonly #bundle: { id: string; path: string };

  private constructor(pieces: Piece[], bundle: { id: string; path: string }) {
    this.#pieces = pieces;
    this.#bundle = bundle;
  }

  static async begin(): Promise<Story> {
    const pieces = [0, 1].map(async (n) => new Piece(await makeDraft({ title: `begun ${n}` }), `begun ${n}`));
    const { id } = valueOf(await createBundle(TESTER, { name: nextName('bundle') }));
    const path = `/${nextName('old')}`;
    valueOf(await planRedirect(TESTER, { bundle: id, path, target: 'https://example.org/new' }));
    return new Story(await Promise.all(pieces), { id, path });
  }

  async act(sequence: Act[], writer: string): Promise<void> {
    for (const [index, { act, piece }] of sequence.entries()) {
      await this.#one(act, this.#pieces[piece] as Piece, `${writer} ${index}`);
      await this.look();
    }
  }

  /** What readers see at this moment was meant for them, and for now. */
  async look(): Promise<void> {
    for (const piece of this.#pieces) await piece.look();
  }

  async check(): Promise<void> {
    await this.look();
    for (const piece of this.#pieces) await piece.check();
    const bundle = await db().bundle.findUniqueOrThrow({
      where: { id: this.#bundle.id },
      include: { members: { include: { publication: true } }, redirects: true },
    });
    const moments = [bundle.releaseAt, ...bundle.redirects.map(({ activeFrom }) => activeFrom)].map(Number);
    expect(new Set(moments).size).toBe(1);
    expect(await findRedirect(db(), this.#bundle.path)).toBe(
      bundle.state === 'released' ? 'https://example.org/new' : null,
    );
    if (bundle.state !== 'scheduled') return;
    for (const { publication } of bundle.members) {
      expect([publication.state, Number(publication.releaseAt)]).toEqual(['scheduled', Number(bundle.releaseAt)]);
    }
  }

  async #one(act: Act['act'], piece: Piece, title: string): Promise<void> {
    const bundle = { id: this.#bundle.id };
    switch (act) {
      case 'bundle: add':
        return ignore(addToBundle(TESTER, { ...bundle, publication: piece.id }));
      case 'bundle: take out':
        return ignore(takeFromBundle(TESTER, { ...bundle, publication: piece.id }));
      case 'bundle: cancel':
        return ignore(cancelBundle(TESTER, bundle));
      case 'bundle: release':
      case 'bundle: schedule': {
        const releaseAt = act === 'bundle: schedule' ? inAnHour() : null;
        const counters: Record<string, number> = {};
        for (const each of this.#pieces) counters[each.id] = await each.mean(releaseAt);
        return ignore(
          releaseAt
            ? scheduleBundle(TESTER, { ...bundle, counters, releaseAt })
            : releaseBundle(TESTER, { ...bundle, counters }),
        );
      }
      default:
        return piece.do(act, title);
    }
  }
}
