/** The code points that a TrueType font has a glyph for: its `cmap` table, in the formats 4 and 12. */
export function lettersOf(font: Uint8Array): number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const map = tableAt(view, 'cmap');
  const found = new Set<number>();
  for (let index = 0; index < view.getUint16(map + 2); index += 1) {
    const at = map + view.getUint32(map + 4 + index * 8 + 4);
    const format = view.getUint16(at);
    const letters = format === 4 ? segments(view, at) : format === 12 ? groups(view, at) : [];
    for (const letter of letters) found.add(letter);
  }
  return [...found];
}

function tableAt(view: DataView, wanted: string): number {
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(entry + place)));
    if (tag === wanted) return view.getUint32(entry + 8);
  }
  throw new Error(`The font has no table ${wanted}.`);
}

function* segments(view: DataView, at: number): Generator<number> {
  const doubled = view.getUint16(at + 6);
  for (let offset = 0; offset < doubled; offset += 2) {
    const last = view.getUint16(at + 14 + offset);
    const first = view.getUint16(at + 16 + doubled + offset);
    const delta = view.getUint16(at + 16 + 2 * doubled + offset);
    const rangeAt = at + 16 + 3 * doubled + offset;
    const range = view.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? (code + delta) & 0xffff : view.getUint16(rangeAt + range + 2 * (code - first));
      if (glyph !== 0) yield code;
    }
  }
}

function* groups(view: DataView, at: number): Generator<number> {
  for (let group = 0; group < view.getUint32(at + 12); group += 1) {
    const entry = at + 16 + group * 12;
    for (let code = view.getUint32(entry); code <= view.getUint32(entry + 4); code += 1) yield code;
  }
}
