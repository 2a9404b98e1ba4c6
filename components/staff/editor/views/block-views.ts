import type { NodeViewConstructor } from '@tiptap/pm/view';
import { calloutLabel } from '../../../../publishing/body/callout-label.ts';
import type { CalloutTone } from '../../../../publishing/body/document.ts';
import { embedTarget } from '../../../../publishing/body/embeds.ts';
import { drawn, element, label, put, tell } from './drawing.ts';

const blockquote = drawn(() => {
  const contentDOM = element('blockquote');
  const attribution = label('figcaption', '');
  return {
    dom: element('figure', { class: 'quote' }, contentDOM, attribution),
    contentDOM,
    draw: ({ attrs }) => tell(attribution, attrs.attribution),
  };
});

const pullQuote = drawn(() => {
  const contentDOM = element('p');
  const attribution = label('figcaption', '');
  return {
    dom: element('figure', { class: 'pull-quote' }, element('blockquote', {}, contentDOM), attribution),
    contentDOM,
    draw: ({ attrs }) => tell(attribution, attrs.attribution),
  };
});

const keyFindings = drawn(() => {
  const title = label('h2', '');
  tell(title, 'Key findings');
  const contentDOM = element('div', { class: 'editor-blocks' });
  return { dom: element('section', { class: 'key-findings' }, title, contentDOM), contentDOM, draw: () => {} };
});

const callout = drawn(() => {
  const title = label('p', 'callout-title');
  const contentDOM = element('div', { class: 'editor-blocks' });
  const dom = element('div', { class: 'callout', role: 'note' }, title, contentDOM);
  return {
    dom,
    contentDOM,
    draw: ({ attrs }) => {
      put(dom, 'data-tone', attrs.tone);
      tell(title, calloutLabel(attrs.tone as CalloutTone, attrs.title));
    },
  };
});

const codeBlock = drawn(() => {
  const contentDOM = element('code');
  const language = label('span', 'editor-language');
  return {
    dom: element('pre', { spellcheck: 'false' }, language, contentDOM),
    contentDOM,
    draw: ({ attrs }) => tell(language, attrs.language),
  };
});

const table = drawn(() => {
  const contentDOM = element('tbody');
  const caption = label('caption', '');
  const source = label('figcaption', 'table-source');
  const frame = element('div', { class: 'table-frame' }, element('table', {}, caption, contentDOM));
  return {
    dom: element('figure', { class: 'table' }, frame, source),
    contentDOM,
    draw: ({ attrs }) => {
      tell(caption, attrs.caption);
      tell(source, attrs.source && `Source: ${attrs.source}`);
    },
  };
});

/** Another site is named, never asked: its player is for readers. */
const embed = drawn(() => {
  const title = element('span', { class: 'embed-title' });
  const site = element('span', { class: 'embed-site' });
  const address = element('p', { class: 'editor-address' });
  return {
    dom: element('figure', { class: 'embed', contenteditable: 'false' }, title, ' ', site, address),
    draw: ({ attrs }) => {
      tell(title, attrs.title);
      tell(site, `on ${embedTarget(attrs.url)?.site ?? 'another site'}`);
      tell(address, attrs.url);
    },
  };
});

/** Blocks drawn as readers see them, by the name of their node. */
export const blockViews: Record<string, NodeViewConstructor> = {
  blockquote,
  pullQuote,
  keyFindings,
  callout,
  codeBlock,
  table,
  embed,
};
