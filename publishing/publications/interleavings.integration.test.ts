import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { useDatabase } from '../../test/database.ts';
import { ACTS, type Act } from '../../test/interleaved-piece.ts';
import { Story } from '../../test/interleaved-story.ts';

const database = useDatabase();

/** Every way from one state to another that the table of moves allows, in one step. What was scheduled is published from its time on. */
const ALLOWED = new Set([
  ...['draft in_review', 'in_review approved', 'in_review draft', 'approved draft', 'approved in_review'],
  ...['draft', 'in_review', 'approved'].flatMap((state) => [`${state} scheduled`, `${state} published`]),
  ...['draft', 'in_review', 'approved', 'published'].map((state) => `scheduled ${state}`),
  ...['published withdrawn', 'withdrawn published'],
]);

const inTurn = (piece: 0 | 1, ...acts: Act['act'][]): Act[] => acts.map((act) => ({ act, piece }));

/** Tried before what chance finds: two people whose pieces each go the whole way, and a third who looks on. */
const WHOLE_WAY: [Act[], Act[], Act[]] = [
  inTurn(0, 'submit', 'return', 'save', 'submit', 'approve', 'schedule', 'cancel', 'publish', 'withdraw'),
  inTurn(1, 'submit', 'approve', 'publish', 'open', 'save'),
  inTurn(1, 'save'),
];
const WALKED = [
  'draft in_review',
  'in_review draft',
  'in_review approved',
  'approved scheduled',
  'published withdrawn',
];

beforeAll(() =>
  database.asOwner(
    'CREATE TABLE "Step" (publication uuid, was text, is_now text)',
    'GRANT SELECT, INSERT ON "Step" TO PUBLIC',
    `CREATE FUNCTION record_step() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO "Step" VALUES (NEW.id, CASE WHEN OLD.state = 'scheduled' AND OLD."releaseAt" <= clock_timestamp()
        THEN 'published' ELSE OLD.state::text END, NEW.state);
      RETURN NULL;
    END $$`,
    `CREATE TRIGGER record_step AFTER UPDATE ON "Publication" FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION record_step()`,
  ),
);

test('no interleaving of what is done with publications loses a text, shows a word early or leaves the table of states', async () => {
  const act = fc.record({ act: fc.constantFrom(...ACTS), piece: fc.constantFrom<0 | 1>(0, 1) });
  const sequence = fc.array<Act>(act, { minLength: 4, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(sequence, sequence, sequence, async (...sequences) => {
      const story = await Story.begin();
      await Promise.all(sequences.map((acts, index) => story.act(acts, `writer ${index}`)));
      await story.check();
    }),
    { numRuns: 15, endOnFailure: true, examples: [WHOLE_WAY] },
  );
  const steps = await db().$queryRaw<{ step: string }[]>`
    SELECT DISTINCT was || ' ' || is_now AS step FROM "Step" WHERE was <> is_now`;
  const taken = steps.map(({ step }) => step);
  expect(taken.filter((step) => !ALLOWED.has(step))).toEqual([]);
  expect(taken).toEqual(expect.arrayContaining(WALKED));
}, 120_000);
