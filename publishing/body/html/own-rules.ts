import { isFileId } from '../attributes.ts';
import { areChapters } from '../chapters.ts';
import type { Callout, CalloutTone, Chapter, Media } from '../document.ts';
import { isBlank } from '../inline.ts';
import { transparent } from './block-rules.ts';
import { embeddable } from './media-rules.ts';
import { filled, type Rule } from './reading.ts';
import { attribute, textOf } from './tree.ts';

/** The elements that stand for nodes of ours which HTML has no name for, by their `data-node`. */
export const ownRules: Record<string, Rule> = {
  'key-findings': keyFindings,
  callout,
  'pull-quote': pullQuote,
  media,
  embed,
  footnote,
};

function keyFindings(...[element, flow, marks, reading]: Parameters<Rule>): void {
  if (!reading.atTop) {
    reading.lose(element, 'Key findings stand only at the start of the whole text; what they say is kept.');
    transparent(element, flow, marks, reading);
    return;
  }
  const content = reading.blocks(element, marks, 1);
  flow.endParagraph();
  if (content.length > 0) flow.block({ type: 'keyFindings', content });
}

const TONES: readonly CalloutTone[] = ['important', 'warning', 'plain'];

function callout(...[element, flow, marks, reading]: Parameters<Rule>): void {
  if (!reading.hasRoomFor(element)) {
    transparent(element, flow, marks, reading);
    return;
  }
  const tone = attribute(element, 'data-tone');
  const title = reading.line(element, attribute(element, 'data-title') ?? '', 300);
  const attrs: Callout['attrs'] = { tone: TONES.find((each) => each === tone) ?? 'note' };
  if (title) attrs.title = title;
  const content = reading.blocks(element, marks, 1);
  flow.endParagraph();
  if (content.length > 0 || title) flow.block({ type: 'callout', attrs, content: filled(content) });
}

function pullQuote(...[element, flow, marks, reading]: Parameters<Rule>): void {
  const { content, others } = reading.inline(element, marks);
  const attribution = reading.line(element, attribute(element, 'data-attribution') ?? '', 1000);
  flow.endParagraph();
  if (!isBlank(content)) flow.block({ type: 'pullQuote', ...(attribution ? { attrs: { attribution } } : {}), content });
  for (const other of others) flow.block(other);
}

function media(...[element, flow, marks, reading]: Parameters<Rule>): void {
  const file = attribute(element, 'data-file') ?? '';
  const kind = attribute(element, 'data-kind');
  if (!isFileId(file) || (kind !== 'audio' && kind !== 'video')) {
    reading.lose(element, 'It names no file to play; what it says is kept.', file);
    transparent(element, flow, marks, reading);
    return;
  }
  const poster = attribute(element, 'data-poster') ?? '';
  const chapters = chaptersOf(attribute(element, 'data-chapters'));
  const attrs: Media['attrs'] = {
    kind,
    file,
    title:
      reading.line(element, attribute(element, 'data-title') ?? '', 300) || (kind === 'audio' ? 'Recording' : 'Video'),
    ...(isFileId(poster) ? { poster } : {}),
    ...(chapters.length > 0 ? { chapters } : {}),
  };
  const content = reading.blocks(element, marks, 1);
  flow.endParagraph();
  flow.block({ type: 'media', attrs, ...(content.length > 0 ? { content } : {}) });
}

function embed(...[element, flow, marks, reading]: Parameters<Rule>): void {
  const url = attribute(element, 'data-url') ?? '';
  const target = embeddable(url);
  if (target) {
    const title = reading.line(element, attribute(element, 'data-title') ?? '', 300) || target.shows;
    flow.block({ type: 'embed', attrs: { url: target.url, title } });
  } else {
    reading.lose(element, 'Pages of this site can’t be shown inside a text.', url || textOf(element, 200));
  }
  transparent(element, flow, marks, reading);
}

function footnote(...[element, flow, marks, reading]: Parameters<Rule>): void {
  if (reading.inNote) {
    reading.lose(element, 'A note can’t hold another note; its text is kept.');
    reading.into(flow, element, marks);
    return;
  }
  const { content, others } = reading.note(element);
  for (const other of others) reading.lose(element, `A note can’t hold a ${other.type}; it was left out.`);
  if (!isBlank(content))
    flow.footnote({ type: 'footnote', content: content.filter((item) => item.type !== 'footnote') });
}

function chaptersOf(written: string | null): Chapter[] {
  try {
    const chapters: unknown = JSON.parse(written ?? '[]');
    return areChapters(chapters) ? chapters : [];
  } catch {
    return [];
  }
}
