'use client';

import {
  lazy,
  type Ref,
  Suspense,
  useCallback,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Document, DocumentFiles } from '../../../publishing/body/document.ts';
import type { Anchor } from '../../../publishing/comments/anchor.ts';
import type { PickedFile, PickedKind } from '../../../publishing/media/picked-file.ts';
import { placeAnchor } from '../../../publishing/publications/gate.ts';
import { Body } from '../../body/body.tsx';

/** A comment as the text shows it: where it is anchored, and whether it is done with. */
export type AnchoredComment = { id: string; anchor: Anchor; resolved: boolean };

export type BodyEditorHandle = {
  /** The document as it is now. */
  document(): Document;
  /** Puts another document in its place, as one step that can be undone, or as what others wrote and undoing leaves alone. */
  replace(document: Document, undoable?: boolean): void;
  /** Puts the cursor into a block of the document, by its index, and shows it; as soon as the editor is there. */
  focusBlock(index: number): void;
  /** Puts a picture where the cursor is: one that was pasted or dropped, once it is among the files. */
  insertPicture(picked: PickedFile): void;
};

export type BodyEditorProps = {
  document: Document;
  /** What is known of the files that the document names. */
  files: DocumentFiles;
  /** What the text is, for those who can't see that it is one. */
  label: string;
  onChange: (document: Document) => void;
  pickFile: (kind: Exclude<PickedKind, 'any'>) => Promise<PickedFile | null>;
  /** Gets files that were pasted or dropped. Without it they are refused. */
  onFiles?: (files: File[]) => void;
  comments?: AnchoredComment[];
  /** Is asked to begin a comment on what is selected. */
  onComment?: (anchor: Anchor) => void;
  /** Somebody wants to see a comment whose passage they are in. */
  onOpenComment?: (id: string) => void;
  readOnly?: boolean;
  ref?: Ref<BodyEditorHandle>;
};

const EditorSurface = lazy(() => import('./editor-surface.tsx'));

/**
 * The editor of a publication's text. Until its code has arrived, and without scripts, the text stands there as readers see
 * it. `document` is what it starts with; later changes of it are brought in by `replace`.
 */
export function BodyEditor({ ref, ...props }: BodyEditorProps) {
  const loaded = useRef<BodyEditorHandle | null>(null);
  const awaited = useRef<number | null>(null);
  const [start, setStart] = useState(props.document);
  const inBrowser = useSyncExternalStore(
    noChanges,
    () => true,
    () => false,
  );
  useImperativeHandle(
    ref,
    () => ({
      document: () => loaded.current?.document() ?? start,
      replace: (document, undoable) =>
        loaded.current ? loaded.current.replace(document, undoable) : setStart(document),
      focusBlock: (index) => {
        if (loaded.current) loaded.current.focusBlock(index);
        else awaited.current = index;
      },
      insertPicture: (picked) => loaded.current?.insertPicture(picked),
    }),
    [start],
  );
  const arrive = useCallback((handle: BodyEditorHandle | null) => {
    loaded.current = handle;
    if (!handle || awaited.current === null) return;
    handle.focusBlock(awaited.current);
    awaited.current = null;
  }, []);
  const text = (
    <div className="editor-waiting">
      <Body document={start} files={props.files} blockId={(block) => placeAnchor({ block })} />
    </div>
  );
  if (!inBrowser) return text;
  return (
    <Suspense fallback={text}>
      <EditorSurface {...props} document={start} ref={arrive} />
    </Suspense>
  );
}

const noChanges = () => () => {};
