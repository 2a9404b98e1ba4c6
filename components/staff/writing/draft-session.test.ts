import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Block } from '../../../publishing/body/document.ts';
import { EMPTY_CONTENT, type PublicationContent } from '../../../publishing/publications/content.ts';
import { contentOf } from '../../../publishing/publications/content-merge.ts';
import type { SaveAnswer } from '../../../publishing/publications/draft-views.ts';
import type { SaveRequest } from './draft-client.ts';
import { DraftSession, type SessionView } from './draft-session.ts';
import type { JournalEntry } from './journal.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const withText = (...texts: string[]): PublicationContent => ({
  ...EMPTY_CONTENT,
  title: 'Title',
  body: { type: 'doc', content: texts.map(paragraph) },
});
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The draft as the server keeps it, and how it answers. */
class Server {
  counter = 1;
  content: PublicationContent;
  recentSaves: string[] = [];
  savedBy = '';
  refuse: (content: PublicationContent) => { field: string; message: string }[] = () => [];

  constructor(content: PublicationContent) {
    this.content = content;
  }

  get draft() {
    return { counter: this.counter, content: this.content, savedAt: `at ${this.counter}`, savedBy: this.savedBy };
  }

  save(who: string, { counter, save, content }: SaveRequest): SaveAnswer {
    const issues = this.refuse(content);
    if (issues.length > 0) return { outcome: 'refused', issues };
    if (counter !== this.counter) {
      const named = { contributors: {}, outlets: {}, publications: {}, files: {}, fileNames: {} };
      return { outcome: 'stale', draft: this.draft, recentSaves: this.recentSaves, named };
    }
    this.counter += 1;
    this.content = structuredClone(content);
    this.recentSaves = [save, ...this.recentSaves];
    this.savedBy = who;
    return { outcome: 'saved', counter: this.counter, savedAt: `at ${this.counter}`, differs: true };
  }
}

type Fate = 'arrives' | 'lost on the way' | 'answer lost';

/** A page with the draft open. What it sends waits until the test says what becomes of it. */
class Page {
  content: PublicationContent;
  view: SessionView | null = null;
  session: DraftSession;
  timers: (() => void)[] = [];
  broken = false;
  faults: unknown[] = [];
  sent: ((fate: Fate) => Promise<void>)[] = [];

  constructor(server: Server, name: string) {
    this.content = server.content;
    let saves = 0;
    this.session = new DraftSession({
      draft: server.draft,
      differs: false,
      member: name,
      publication: 'p',
      session: name,
      read: () => {
        if (this.broken) throw new Error('The page fails.');
        return this.content;
      },
      put: (content) => {
        this.content = content;
      },
      post: (request) =>
        new Promise((resolve, reject) => {
          this.sent.push((fate) => {
            const answer = fate === 'lost on the way' ? null : server.save(name, request);
            if (fate === 'arrives' && answer) resolve(answer);
            else reject(new TypeError('Failed to fetch'));
            return settle();
          });
        }),
      changed: (view) => {
        this.view = view;
      },
      fault: (error) => {
        this.faults.push(error);
      },
      newId: () => {
        saves += 1;
        return `${name} ${saves}`;
      },
      after: (_milliseconds, run) => {
        this.timers.push(run);
        return () => {
          this.timers = this.timers.filter((one) => one !== run);
        };
      },
      now: () => 0,
    });
  }

  write(change: (blocks: Block[]) => Block[]): void {
    this.content = { ...this.content, body: { type: 'doc', content: change(this.content.body.content) } };
    this.session.change();
  }

  pass(): void {
    const due = this.timers;
    this.timers = [];
    for (const run of due) run();
  }

  async meet(fate: Fate): Promise<void> {
    await this.sent.shift()?.(fate);
    this.choose();
  }

  /** Somebody who is asked keeps both texts. */
  choose(): void {
    const conflict = this.view?.conflict;
    if (conflict) this.session.resolve(contentOf(conflict));
  }

  async finish(): Promise<void> {
    for (let round = 0; round < 20 && (this.sent.length > 0 || this.timers.length > 0); round += 1) {
      this.pass();
      await this.meet('arrives');
    }
  }
}

let server: Server;
let [maria, jo]: Page[] = [];
const text = () => JSON.stringify(server.content.body);

beforeEach(() => {
  server = new Server(withText('One.', 'Two.'));
  [maria, jo] = [new Page(server, 'Maria'), new Page(server, 'Jo')];
});

describe('two people in one draft', () => {
  test('the second to save gets what the first wrote, and both end with everything', async () => {
    maria?.write((blocks) => [...blocks, paragraph('Of Maria.')]);
    jo?.write(([first, ...rest]) => [paragraph('Of Jo.'), ...(first ? [first] : []), ...rest]);
    await maria?.finish();
    await jo?.finish();
    expect(text()).toContain('Of Maria.');
    expect(text()).toContain('Of Jo.');
    expect(jo?.view?.news).toBe('Maria saved meanwhile; their words are here too.');
    maria?.session.newer({ draft: server.draft, recentSaves: server.recentSaves });
    expect(maria?.content).toEqual(server.content);
    expect(maria?.session.unsaved).toBe(false);
  });

  test('both changed one sentence: it is held back until somebody chose', async () => {
    maria?.write((blocks) => [paragraph('One, says Maria.'), ...blocks.slice(1)]);
    jo?.write((blocks) => [paragraph('One, says Jo.'), ...blocks.slice(1)]);
    await maria?.finish();
    jo?.pass();
    await jo?.sent.shift()?.('arrives');
    expect(jo?.view).toMatchObject({ state: 'held', conflict: { savedBy: 'Maria' } });
    expect(jo?.session.entry()?.content).toEqual(jo?.content);
    jo?.choose();
    await jo?.finish();
    expect(text()).toContain('One, says Maria.');
    expect(text()).toContain('One, says Jo.');
  });
});

describe('saves without an answer', () => {
  test('a save that arrived unheard is known again, and nothing stands twice', async () => {
    maria?.write((blocks) => [...blocks, paragraph('Begun')]);
    maria?.pass();
    await maria?.meet('answer lost');
    expect(maria?.view?.state).toBe('failing');
    maria?.write((blocks) => [...blocks.slice(0, -1), paragraph('Begun and ended entirely otherwise.')]);
    await maria?.finish();
    expect(server.content).toEqual(withText('One.', 'Two.', 'Begun and ended entirely otherwise.'));
    expect(maria?.session.entry()).toBeNull();
  });

  test('what a crash left in the journal comes back once, beside what others wrote meanwhile', async () => {
    maria?.write((blocks) => [...blocks, paragraph('Arrived unheard.')]);
    maria?.pass();
    await maria?.meet('answer lost');
    maria?.write((blocks) => [...blocks, paragraph('Never sent.')]);
    const left = maria?.session.entry() as JournalEntry;
    jo?.session.newer({ draft: server.draft, recentSaves: server.recentSaves });
    jo?.write((blocks) => [paragraph('Of Jo.'), ...blocks]);
    await jo?.finish();
    const again = new Page(server, 'Maria again');
    expect(again.session.takeIn(left, server.recentSaves)).toBe(true);
    await again.finish();
    expect(server.content).toEqual(withText('Of Jo.', 'One.', 'Two.', 'Arrived unheard.', 'Never sent.'));
  });
});

test('a page that fails while it is read or merged holds nothing up for good', async () => {
  if (!maria) throw new Error('no page');
  maria.broken = true;
  maria.write((blocks) => [...blocks, paragraph('Of Maria.')]);
  maria.pass();
  expect(maria.view?.state).toBe('failing');
  jo?.write((blocks) => [paragraph('Of Jo.'), ...blocks]);
  await jo?.finish();
  maria.broken = false;
  maria.pass();
  maria.broken = true;
  await maria.meet('arrives');
  expect(maria.view).toMatchObject({ state: 'failing', conflict: null });
  expect(maria.faults).toHaveLength(2);
  maria.broken = false;
  await maria.finish();
  expect(server.content).toEqual(withText('Of Jo.', 'One.', 'Two.', 'Of Maria.'));
  expect(maria.view?.state).toBe('settled');
});

describe('a field that is refused', () => {
  test('leaves the rest saved, stays in the journal, and is saved once it is put right', async () => {
    const issue = { field: 'originalUrl', message: 'This is no address.' };
    server.refuse = ({ originalUrl }) => (originalUrl && !originalUrl.startsWith('https:') ? [issue] : []);
    if (!maria) throw new Error('no page');
    maria.content = { ...maria.content, originalUrl: 'htt' };
    maria.write((blocks) => [...blocks, paragraph('Words.')]);
    await maria.finish();
    expect(text()).toContain('Words.');
    expect(server.content.originalUrl).toBeNull();
    expect(maria.view).toMatchObject({ state: 'settled', refused: [issue] });
    expect(maria.session.entry()?.content.originalUrl).toBe('htt');
    maria.content = { ...maria.content, originalUrl: 'https://example.org/' };
    maria.session.change();
    await maria.finish();
    expect(server.content.originalUrl).toBe('https://example.org/');
    expect(maria.session.entry()).toBeNull();
  });

  test('what no field is to blame for is said, and not sent again and again', async () => {
    server.refuse = () => [{ field: 'draft', message: 'This draft is closed.' }];
    maria?.write((blocks) => [...blocks, paragraph('Words.')]);
    await maria?.finish();
    expect(maria?.view).toMatchObject({ state: 'refused', refused: [{ message: 'This draft is closed.' }] });
    expect(maria?.session.entry()?.content).toEqual(maria?.content);
  });
});

test('whatever is written, lost on the way and merged: no word disappears', async () => {
  const step = fc.record({
    who: fc.nat(1),
    act: fc.constantFrom('new', 'longer', 'pass', 'arrives', 'lost on the way', 'answer lost', 'look'),
    place: fc.nat(5),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      server = new Server(withText('One.', 'Two.'));
      const pages = [new Page(server, 'Maria'), new Page(server, 'Jo')];
      const words: string[] = [];
      for (const [index, { who, act, place }] of steps.entries()) {
        const page = pages[who] as Page;
        const word = `word${index}`;
        if (act === 'new' || act === 'longer') {
          words.push(word);
          page.write((blocks) => {
            const at = Math.min(place, blocks.length - 1);
            const old = blocks[at];
            if (act === 'new' || old?.type !== 'paragraph') return blocks.toSpliced(at, 0, paragraph(word));
            const longer: Block = { ...old, content: [...(old.content ?? []), { type: 'text', text: ` ${word}` }] };
            return blocks.with(at, longer);
          });
        } else if (act === 'pass') page.pass();
        else if (act === 'look') {
          page.session.newer({ draft: server.draft, recentSaves: server.recentSaves });
          page.choose();
        } else await page.meet(act);
      }
      for (let round = 0; round < 5; round += 1) for (const page of pages) await page.finish();
      for (const word of words) expect(`${text()} `).toMatch(new RegExp(`\\b${word}\\b`));
      expect(pages.map(({ session }) => session.unsaved)).toEqual([false, false]);
    }),
    { numRuns: 200 },
  );
});
