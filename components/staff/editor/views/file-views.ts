import type { Node } from '@tiptap/pm/model';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { safeHref } from '../../../../publishing/body/href.ts';
import { type Drawing, drawn, element, label, put, tell } from './drawing.ts';
import type { Shelf } from './shelf.ts';

/** Figures and recordings: blocks whose look depends on what is known of their files. */
export function fileViews(shelf: Shelf): Record<string, NodeViewConstructor> {
  return { figure: listening(shelf, figure), media: listening(shelf, media) };
}

type FileDrawing = (shelf: Shelf) => Drawing;

/** Draws again when the shelf learns of more files. */
function listening(shelf: Shelf, drawing: FileDrawing): NodeViewConstructor {
  return (node, ...others) => {
    let latest: Node = node;
    const made = drawing(shelf);
    const view = drawn(() => ({
      ...made,
      draw: (next) => {
        latest = next;
        made.draw(next);
      },
    }))(node, ...others);
    const stop = shelf.listen(() => made.draw(latest));
    return { ...view, destroy: () => void stop() };
  };
}

function figure(shelf: Shelf): Drawing {
  const picture = element('div', { class: 'editor-picture', contenteditable: 'false' });
  const contentDOM = element('span', { class: 'editor-caption' });
  const credit = label('span', 'credit');
  const caption = element('figcaption', {}, contentDOM, ' ', credit);
  const dom = element('figure', { class: 'figure' }, picture, caption);
  return {
    dom,
    contentDOM,
    draw: ({ attrs, childCount }) => {
      put(dom, 'data-width', attrs.width ?? 'text');
      put(contentDOM, 'data-empty', childCount === 0 ? 'Caption' : null);
      tell(credit, attrs.credit);
      const src = safeHref(shelf.get(attrs.file)?.src ?? '');
      const decoration = 'Decoration: screen readers pass over this picture.';
      const none = 'No alternative text yet: describe the picture, or say that it is decoration.';
      const alt = attrs.decorative === 'yes' ? decoration : attrs.alt === '' ? none : null;
      picture.replaceChildren(
        src ? element('img', { src, alt: attrs.alt, draggable: 'false' }) : missing('Picture not available', attrs.alt),
        ...(alt ? [element('p', { class: 'editor-remark' }, alt)] : []),
      );
    },
  };
}

function media(shelf: Shelf): Drawing {
  const title = label('figcaption', '');
  const player = element('div', { contenteditable: 'false' });
  const transcript = label('p', 'editor-remark');
  const contentDOM = element('div', { class: 'editor-blocks' });
  return {
    dom: element('figure', { class: 'media' }, title, player, transcript, contentDOM),
    contentDOM,
    draw: ({ attrs, childCount }) => {
      tell(title, attrs.title);
      tell(transcript, childCount > 0 ? 'Transcript, folded until a reader opens it' : 'No transcript');
      const src = safeHref(shelf.get(attrs.file)?.src ?? '');
      const shown = `${attrs.kind} ${src} ${attrs.poster}`;
      if (player.dataset.shown === shown) return;
      player.dataset.shown = shown;
      const poster = safeHref(shelf.get(attrs.poster ?? '')?.src ?? '') ?? undefined;
      const kind = attrs.kind === 'audio' ? 'audio' : 'video';
      player.replaceChildren(
        src
          ? element(kind, {
              src,
              controls: '',
              preload: 'none',
              'aria-label': attrs.title,
              ...(poster ? { poster } : {}),
            })
          : missing(kind === 'audio' ? 'Recording not available' : 'Video not available', ''),
      );
    },
  };
}

function missing(reason: string, alt: string): HTMLElement {
  const words = element('p', {}, element('span', { class: 'figure-missing-reason' }, reason));
  if (alt) words.append(' ', element('span', {}, alt));
  return element('div', { class: 'figure-missing' }, words);
}
