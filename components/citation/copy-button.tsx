'use client';

import { useState } from 'react';
import { useHydratedControl } from '../hydration/use-hydrated-control.ts';

type Props = {
  what: string;
  /** "#id" of an element of this page, or the address of a text. */
  from: string;
};

/** Copies a citation, italics included; where the browser may not, it selects or opens it instead. Shown with scripts only. */
export function CopyButton({ what, from }: Props) {
  const [copied, setCopied] = useState(false);
  const button = useHydratedControl<HTMLButtonElement>();
  return (
    <button type="button" className="cite-copy" data-hydrates="click" ref={button} onClick={copy}>
      <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
      <span className="sr-only"> {what}</span>
    </button>
  );

  async function copy() {
    const element = from.startsWith('#') ? document.querySelector(from) : null;
    try {
      await navigator.clipboard.write([new ClipboardItem(element ? faces(element) : { 'text/plain': textAt(from) })]);
      setCopied(true);
    } catch {
      if (element) getSelection()?.selectAllChildren(element);
      else location.assign(from);
    }
  }
}

function faces(element: Element): Record<string, Blob> {
  return {
    'text/plain': new Blob([element.textContent], { type: 'text/plain' }),
    'text/html': new Blob([element.innerHTML], { type: 'text/html' }),
  };
}

async function textAt(address: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return new Blob([await response.text()], { type: 'text/plain' });
}
