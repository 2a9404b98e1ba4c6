import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, Document } from '../publishing/body/document.ts';
import { Dice } from './dice.ts';

/** A body of about `words` words in the demonstration's sentences, shuffled by `seed`, with a heading every 200 words. */
export function body(words: number, seed: number): Document {
  const dice = new Dice(seed);
  const content: Block[] = [];
  let written = 0;
  for (let headings = 1; written < words; ) {
    const paragraph = Array.from({ length: 4 }, () => dice.of(sentences())).join(' ');
    content.push({ type: 'paragraph', content: [{ type: 'text', text: paragraph }] });
    written += paragraph.split(' ').length;
    if (written < headings * 200 || written >= words) continue;
    const text = dice.of(sentences()).split(' ').slice(0, 5).join(' ').replace(/\W+$/, '');
    content.push({ type: 'heading', attrs: { level: 2, id: `part-${headings}` }, content: [{ type: 'text', text }] });
    headings += 1;
  }
  return { type: 'doc', content };
}

export function sentence(seed: number): string {
  return new Dice(seed).of(sentences());
}

let known: string[] | undefined;

function sentences(): string[] {
  known ??= demonstrationTexts().flatMap(plainSentences);
  return known;
}

const DEMONSTRATION = join(import.meta.dirname, '../prisma/demo/publications');

function demonstrationTexts(): string[] {
  return readdirSync(DEMONSTRATION, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => readFileSync(join(DEMONSTRATION, path), 'utf8').replace(/^---\n.*?\n---\n/s, ''));
}

/** No markup, so that every word of a body is a word on the page. */
function plainSentences(markdown: string): string[] {
  return markdown
    .split(/\n{2,}/)
    .filter((block) => /^[A-Z]/.test(block) && !/[[\]{}<>|*_`#^]/.test(block))
    .flatMap((block) => block.replaceAll('\n', ' ').split(/(?<=[.?!]) (?=[A-Z])/))
    .filter((text) => text.split(' ').length >= 6);
}
