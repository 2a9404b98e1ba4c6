import type { Block, Embed, Footnote, Inline, Mark } from '../document.ts';
import { embedTarget } from '../embeds.ts';
import { isBlank, textNode, tidyInline } from '../inline.ts';

/** Blocks as they come out of a stretch of HTML. Loose text gathers in a paragraph, which ends where the next block begins. */
export class Flow {
  readonly blocks: Block[] = [];
  #inline: Inline[] = [];
  #afterParagraph: Block[] = [];

  text(text: string, marks: readonly Mark[]): void {
    this.#inline.push(textNode(text, marks));
  }

  lineBreak(): void {
    this.#inline.push({ type: 'hardBreak' });
  }

  footnote(note: Footnote): void {
    this.#inline.push(note);
  }

  block(block: Block): void {
    this.endParagraph();
    this.blocks.push(block);
  }

  /** A block met within a sentence: it waits until the paragraph ends, so that the sentence stays whole. */
  blockBesideText(block: Block): void {
    const last = this.#inline.findLast((item) => !(item.type === 'text' && isBlank([item])));
    if (!last || last.type === 'hardBreak') this.block(block);
    else this.#afterParagraph.push(block);
  }

  endParagraph(): void {
    const content = tidyInline(this.#inline);
    this.#inline = [];
    if (!isBlank(content)) this.blocks.push(embedOf(content) ?? { type: 'paragraph', content });
    this.blocks.push(...this.#afterParagraph);
    this.#afterParagraph = [];
  }

  end(): Block[] {
    this.endParagraph();
    return this.blocks;
  }
}

/** A paragraph that is nothing but the address of a player is how people ask for it to be shown. */
function embedOf(content: Inline[]): Embed | null {
  const [only] = content;
  if (content.length !== 1 || only?.type !== 'text' || only.marks?.length !== 1) return null;
  const [mark] = only.marks;
  if (mark?.type !== 'link' || !mark.attrs.href.endsWith(only.text.replace(/^https?:/i, ''))) return null;
  const target = embedTarget(mark.attrs.href);
  return target?.player ? { type: 'embed', attrs: { url: target.url, title: target.shows } } : null;
}
