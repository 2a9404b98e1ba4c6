/** A citation as readers see it: stretches of text, some of them in italics. */
export type Run = { text: string; italic?: true };
export type Citation = Run[];

export function italic(text: string): Run {
  return { text, italic: true };
}

/** Puts pieces side by side; neighbors of one face become one run. */
export function flow(...pieces: (string | Run | Run[] | null)[]): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces.flat()) {
    if (piece === null || piece === '') continue;
    const run = typeof piece === 'string' ? { text: piece } : piece;
    const before = runs.at(-1);
    if (before && before.italic === run.italic) runs[runs.length - 1] = { ...before, text: before.text + run.text };
    else if (run.text !== '') runs.push(run);
  }
  return runs;
}

/** Puts what there is of `parts` side by side with `between` between them. */
export function joined(parts: (string | Run | Run[] | null)[], between: string): Run[] {
  const there = parts.filter((part) => part !== null && part !== '' && !(Array.isArray(part) && part.length === 0));
  return flow(...there.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
}

/** Ends in a period, inside closing quotation marks as Americans set it, unless a mark already ends the sentence. */
export function sentence(runs: Run[]): Run[] {
  const last = runs.at(-1);
  if (!last || ENDED.test(last.text)) return runs;
  const [closing = ''] = (last.text.includes('‘') ? /[’”"]+$/ : /[”"]+$/).exec(last.text) ?? [];
  if (closing === '') return flow(runs, '.');
  const words = last.text.slice(0, -closing.length);
  return [...runs.slice(0, -1), { ...last, text: `${words}.${closing}` }];
}

/** A title in double quotation marks; those it has within become single ones. */
export function quoted(title: string): string {
  const within = title
    .replace(/"([^"]*)"/g, '‘$1’')
    .replaceAll('“', '‘')
    .replaceAll('”', '’');
  return `“${within}”`;
}

export function plainText(citation: Citation): string {
  return citation.map(({ text }) => text).join('');
}

const ENDED = /[.?!…。？！][’”"]*$/u;
