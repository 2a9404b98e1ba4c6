import { type RefObject, useEffect } from 'react';
import { blockOf } from '../../../publishing/publications/gate.ts';
import type { BodyEditorHandle } from '../editor/body-editor.tsx';

/** Leads to the block that the fragment of the address names, when the page opens and whenever it changes. */
export function useBlockInAddress(editor: RefObject<BodyEditorHandle | null>): void {
  useEffect(() => {
    const lead = () => {
      const block = blockOf(location.hash);
      if (block !== null) editor.current?.focusBlock(block);
    };
    lead();
    addEventListener('hashchange', lead);
    return () => removeEventListener('hashchange', lead);
  }, [editor]);
}
