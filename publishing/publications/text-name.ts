/** Which text of a publication is meant, as it stands in addresses: "3" (a revision), "kept-2", "draft", "live". */
export type TextName =
  | { kind: 'revision'; number: number }
  | { kind: 'kept'; number: number }
  | { kind: 'draft' }
  | { kind: 'live' };

export function readTextName(text: string | undefined): TextName | null {
  if (text === 'draft' || text === 'live') return { kind: text };
  const [, kept, number] = /^(kept-)?([1-9]\d{0,5})$/.exec(text ?? '') ?? [];
  return number === undefined ? null : { kind: kept ? 'kept' : 'revision', number: Number(number) };
}

export function textNameInAddress(name: TextName): string {
  if (name.kind === 'revision') return String(name.number);
  return name.kind === 'kept' ? `kept-${name.number}` : name.kind;
}

/** "revision 3", "kept draft 2", "the open draft", "what is live". */
export function textNameInWords(name: TextName): string {
  switch (name.kind) {
    case 'revision':
      return `revision ${name.number}`;
    case 'kept':
      return `kept draft ${name.number}`;
    case 'draft':
      return 'the open draft';
    case 'live':
      return 'what is live';
  }
}
