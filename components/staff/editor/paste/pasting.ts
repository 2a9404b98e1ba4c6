import { Extension } from '@tiptap/core';
import {
  DOMSerializer,
  DOMParser as DocumentParser,
  type ResolvedPos,
  type Schema,
  type Slice,
} from '@tiptap/pm/model';
import { Plugin, type Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isUuid } from '../../../../lib/uuid.ts';
import { isEmbedAddress } from '../../../../publishing/body/attributes.ts';
import { embedTarget } from '../../../../publishing/body/embeds.ts';
import { safeHref, tidyHref } from '../../../../publishing/body/href.ts';
import { GOOGLE_DOCS_SLICE } from '../../../../publishing/body/html/google-docs-notes.ts';
import { documentFromPasted, plainAddress } from '../../../../publishing/body/html/pasted.ts';
import { documentFromListedText } from '../../../../publishing/body/listed-text.ts';
import { documentToHtml } from '../../../../publishing/body/to-html.ts';
import { treeOf } from './dom-tree.ts';

type Options = {
  /** Gets files that were pasted or dropped. */
  onFiles: (files: File[]) => void;
  /** Gets a sentence about what could not be pasted. */
  say: (sentence: string) => void;
};

/**
 * What becomes of what is pasted and dropped. HTML from anywhere else becomes a document first, by the rules of imports, so
 * nothing unknown gets in; HTML of the editor itself is read by its schema, which judges every attribute as well.
 */
export const Pasting = Extension.create<Options>({
  name: 'pasting',
  addOptions: () => ({ onFiles: () => {}, say: () => {} }),
  addProseMirrorPlugins() {
    const { onFiles, say } = this.options;
    let googleDocs = '';
    return [
      new Plugin({
        props: {
          clipboardSerializer: new OwnSerializer(this.editor.schema),
          handleDOMEvents: {
            paste: (_view, { clipboardData }) => {
              googleDocs = clipboardData?.getData(GOOGLE_DOCS_SLICE) ?? '';
              return false;
            },
          },
          transformPastedHTML: (html) => {
            const beside = googleDocs;
            googleDocs = '';
            return isOwn(html) ? withoutForeignFiles(html) : cleaned(html, beside, say);
          },
          clipboardTextParser: (text, $context, plain, view) =>
            // The editor's own way of reading text is asked for with null, which its types leave out.
            (plain ? null : listedSlice(text, $context, view)) as Slice,
          handlePaste: (view, event) => {
            const { clipboardData } = event;
            if (!clipboardData || !view.editable) return false;
            const files = filesIn(clipboardData);
            if (files.length > 0) {
              onFiles(files);
              return true;
            }
            return pasteAddress(view, clipboardData.getData('text/plain').trim());
          },
          handleDrop: (view, event) => {
            const files = event.dataTransfer ? filesIn(event.dataTransfer) : [];
            if (files.length === 0) return false;
            event.preventDefault();
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (place) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))));
            onFiles(files);
            return true;
          },
        },
      }),
    ];
  },
});

const OWN_MARK = 'data-masthead';

/** What the editor copies says that it comes from here; other editors of its family write as it does. */
class OwnSerializer extends DOMSerializer {
  constructor(schema: Schema) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
  }

  override serializeFragment(...about: Parameters<DOMSerializer['serializeFragment']>): HTMLElement | DocumentFragment {
    const written = super.serializeFragment(...about);
    written.firstElementChild?.setAttribute(OWN_MARK, location.origin);
    return written;
  }
}

function isOwn(html: string): boolean {
  const marked = new DOMParser().parseFromString(html, 'text/html').body.querySelector(`[${OWN_MARK}]`);
  return marked?.getAttribute(OWN_MARK) === location.origin;
}

/** The mark can be written by anybody; with a file that is none of ours no text could be saved. */
function withoutForeignFiles(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const shown of body.querySelectorAll('[data-file]')) {
    if (!isUuid(shown.getAttribute('data-file') ?? '')) shown.remove();
  }
  return body.innerHTML;
}

function cleaned(html: string, googleDocs: string, say: Options['say']): string {
  const { document, losses } = documentFromPasted(treeOf(html), { origin: location.origin, googleDocs });
  const lost = (...elements: string[]) => losses.filter(({ element }) => elements.includes(element)).length;
  const [pictures, notes] = [lost('img', 'image'), lost('footnote')];
  const sentences = [
    pictures > 0 &&
      `${pictures === 1 ? 'A picture was' : `${pictures} pictures were`} left out. Put pictures in as figures, from the files.`,
    notes > 0 &&
      `${notes === 1 ? 'A footnote was' : `${notes} footnotes were`} left out, because the place in the text was not found.`,
  ].filter(Boolean);
  if (sentences.length > 0) say(sentences.join(' '));
  return documentToHtml(document);
}

/** Text without form in which some lines are lists, as people type them. */
function listedSlice(text: string, $context: ResolvedPos, { state }: EditorView): Slice | null {
  const document = documentFromListedText(text);
  if (!document) return null;
  const { body } = new DOMParser().parseFromString(documentToHtml(document), 'text/html');
  return DocumentParser.fromSchema(state.schema).parseSlice(body, { context: $context });
}

/** Files, unless they are only the picture that a word processor adds of the words it copied. */
function filesIn(data: DataTransfer): File[] {
  const files = [...data.files];
  const html = data.getData('text/html');
  const hasWords =
    html !== '' && /[\p{L}\p{N}]/u.test(new DOMParser().parseFromString(html, 'text/html').body.textContent);
  return hasWords ? [] : files;
}

/** An address alone: over a selection it is its link, on an empty line of an allowed site an embed, elsewhere a link. */
function pasteAddress(view: EditorView, text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text)) return false;
  const { state } = view;
  const { selection, schema } = state;
  const { $from, empty } = selection;
  const { link, embed } = { link: schema.marks.link, embed: schema.nodes.embed };
  const plain = plainAddress(tidyHref(text), location.origin);
  const href = plain && safeHref(plain);
  if (!link || !embed || !href || $from.parent.type.spec.code) return false;
  if (empty && $from.parent.type.name === 'paragraph' && $from.parent.childCount === 0) {
    const target = embedTarget(text);
    if (target && isEmbedAddress(target.url)) {
      const node = embed.create({ url: target.url, title: target.shows });
      if ($from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), embed)) {
        const tr = state.tr.replaceRangeWith($from.before(), $from.after(), node);
        view.dispatch(selectAfter(tr, $from.before() + node.nodeSize).scrollIntoView());
        return true;
      }
    }
  }
  if (!canLink(selection)) return false;
  const mark = link.create({ href });
  view.dispatch(
    empty
      ? state.tr.replaceSelectionWith(schema.text(text, [...$from.marks(), mark]), false).removeStoredMark(link)
      : state.tr.addMark(selection.from, selection.to, mark),
  );
  return true;
}

function canLink(selection: Selection): boolean {
  return selection instanceof TextSelection && selection.$from.parent.inlineContent;
}

/** The cursor in the block after; one is made where there is none. */
function selectAfter(tr: EditorView['state']['tr'], position: number): EditorView['state']['tr'] {
  const $after = tr.doc.resolve(position);
  if (!$after.nodeAfter) {
    const paragraph = tr.doc.type.schema.nodes.paragraph;
    if (paragraph) tr.insert(position, paragraph.create());
  }
  return tr.setSelection(TextSelection.near(tr.doc.resolve(position), 1));
}
