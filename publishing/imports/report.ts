/** What an import tells: everything that was not carried over exactly as it stood, one remark each. */

/** The kinds of remark, with the words under which the summary counts them. */
export const REMARKS = {
  refused: 'refused',
  'kept-edited': 'edited here since the last import, left as they are',
  'record-changed':
    'records that changed in the source, of topics, outlets and people who were merged here; change them by hand',
  removed: 'no longer in the folder, left as they are',
  'left-behind': 'files of folders that are not imported',
  draft: 'arrived as drafts',
  scheduled: 'scheduled for a date in the future',
  'title-missing': 'without a title',
  'slug-changed': 'slugs written differently here',
  'slug-taken': 'slugs that were taken and got a number',
  'slug-kept': 'slugs that changed in the source; the address here stays',
  'date-missing': 'without a date: that of the file name is taken, or they wait as drafts',
  'date-no-zone': 'times without a zone, taken in the institution’s',
  'date-other-day': 'dates that fall on another day in the institution’s zone, where they are shown',
  'event-ahead': 'events in the future, public from now on',
  'front-matter': 'oddities of front matter, read all the same',
  'field-in-text': 'lines of front matter that stood in a text, taken out of it',
  'key-twice': 'keys that stand twice, the later taken',
  'not-carried': 'fields that a publication has no place for',
  'text-cleaned': 'titles and summaries cleaned of entities, markup or invisible characters',
  'subtitle-long': 'subtitles too long for one, now the first words of the text',
  cut: 'lines cut because they are too long',
  expired: 'with an expiry date; imported all the same',
  hidden: 'hidden from lists at the origin (weight 0); listed here',
  'moved-away': 'pages that sent readers elsewhere',
  canonical: 'pages that named another page as the original',
  'author-new': 'authors without a record, created',
  'topic-new': 'topics without a record, created',
  'outlet-new': 'outlets without a record, created',
  'named-twice': 'authors or topics named twice in one list',
  'shared-name': 'names held by several people',
  'outlet-unused': 'sources named without an address of the piece',
  'address-bad': 'addresses that are none',
  'picture-missing': 'pictures whose bytes are not in the folder, recorded without',
  'picture-unknown': 'pictures that no record describes',
  'picture-no-alt': 'pictures without a description',
  'picture-alt-doubtful': 'pictures whose description looks like a file’s name',
  'shortcode-unknown': 'shortcodes that the mapping does not know, their text kept',
  'shortcode-simplified': 'shortcodes that lost their look, their text kept',
  'shortcode-dropped': 'shortcodes for things the old site computed, left out',
  'link-lost': 'links to what is not here, now plain text',
  'link-old': 'links that lead to the old site still',
  'link-place-lost': 'links to a place in a page that the page does not have, now to the page',
  'link-ambiguous': 'links by a file name that several files have',
  'markdown-mended': 'texts with Markdown where none was read, read all the same',
  'markdown-dropped': 'texts in which signs of Markdown said nothing and were taken out',
  'markdown-left': 'texts with a link that is written wrongly, left as it stands',
  'full-piece-here': 'pieces that named another one imported here as the full piece, now with a link to it',
  'body-lost': 'things in texts that a text here can’t hold',
  'address-lost': 'files that are not imported with old addresses, which lead nowhere now',
  'redirect-refused': 'old addresses that can’t lead on',
} as const;

export type RemarkType = keyof typeof REMARKS;

/** `key` is the file (or record) it is about, as a path in the folder. */
export type Remark = { type: RemarkType; key: string; message: string };

export type Outcome = 'created' | 'changed' | 'unchanged' | 'refused';

export const NOUNS = ['publications', 'people', 'topics', 'outlets', 'files', 'redirects'] as const;
export type Noun = (typeof NOUNS)[number];

export type ImportReport = {
  folder: string;
  dryRun: boolean;
  startedAt: string;
  seconds: number;
  totals: Record<Noun, Record<Outcome, number>>;
  /** How many of each collection arrived: by folder. */
  collections: Record<string, { files: number; here: number; refused: number }>;
  remarks: Remark[];
};

export class Reporter {
  readonly remarks: Remark[] = [];
  readonly totals = Object.fromEntries(
    NOUNS.map((noun) => [noun, { created: 0, changed: 0, unchanged: 0, refused: 0 }]),
  ) as Record<Noun, Record<Outcome, number>>;

  remark(type: RemarkType, key: string, message: string): void {
    this.remarks.push({ type, key, message });
  }

  count(noun: Noun, outcome: Outcome): void {
    this.totals[noun][outcome] += 1;
  }

  /** Takes over what another one gathered. */
  add(other: Reporter): void {
    this.remarks.push(...other.remarks);
    for (const noun of NOUNS) {
      for (const outcome of Object.keys(other.totals[noun]) as Outcome[]) {
        this.totals[noun][outcome] += other.totals[noun][outcome];
      }
    }
  }

  /** A remark that is told once, however many ask for it. */
  once(type: RemarkType, key: string, message: string): void {
    const told = `${type}\n${key}\n${message}`;
    if (this.#told.has(told)) return;
    this.#told.add(told);
    this.remark(type, key, message);
  }

  readonly #told = new Set<string>();
}

/** The report for people: totals, then the counts of remarks. */
export function summaryOf(report: ImportReport): string {
  const lines = [
    report.dryRun ? `Dry run of ${report.folder}: nothing was written.` : `Imported ${report.folder}.`,
    '',
  ];
  const width = Math.max(...NOUNS.map((noun) => noun.length));
  for (const noun of NOUNS) {
    const { created, changed, unchanged, refused } = report.totals[noun];
    const would = report.dryRun ? 'to create' : 'created';
    const counts = [
      `${created} ${would}`,
      `${changed} changed`,
      `${unchanged} unchanged`,
      ...(refused ? [`${refused} refused`] : []),
    ];
    lines.push(`  ${noun.padEnd(width)}  ${counts.join(', ')}`);
  }
  lines.push('');
  for (const [folder, { files, here, refused }] of Object.entries(report.collections)) {
    lines.push(`  ${folder}: ${here} of ${files} are here${refused ? `, ${refused} refused` : ''}`);
  }
  const counts = countRemarks(report.remarks);
  if (counts.length > 0) {
    lines.push('', 'To know (each is listed in the report file):');
    for (const [type, count] of counts) lines.push(`  ${String(count).padStart(6)}  ${REMARKS[type]}`);
  }
  const total = NOUNS.reduce((sum, noun) => sum + report.totals[noun].changed + report.totals[noun].created, 0);
  lines.push(
    '',
    total === 0 ? 'Nothing to do: 0 changed.' : `${total} created or changed.`,
    `Took ${report.seconds.toFixed(1)} s.`,
  );
  return lines.join('\n');
}

function countRemarks(remarks: Remark[]): [RemarkType, number][] {
  const counts = new Map<RemarkType, number>();
  for (const { type } of remarks) counts.set(type, (counts.get(type) ?? 0) + 1);
  return (Object.keys(REMARKS) as RemarkType[]).flatMap((type) => {
    const count = counts.get(type);
    return count ? [[type, count] as [RemarkType, number]] : [];
  });
}
