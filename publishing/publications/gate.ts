import { withAnchors } from '../body/anchors.ts';
import { inlineText } from '../body/inline.ts';
import { headingsOf, linksOf, placedNodes } from '../body/places.ts';
import { rulesOf } from '../kinds.ts';
import type { PublicationContent } from './content.ts';
import { publishBlockers } from './publication.ts';

/**
 * The release gate: what stands between a text and its readers. A blocker has to be put right; a warning may also be waived by
 * somebody who signs for it. Pure: what the database knows comes in as facts.
 */
export type Finding = {
  /** Changes when what it is about changes, so that a waiver holds for what was looked at and nothing else. */
  id: string;
  rule: string;
  severity: 'blocker' | 'warning';
  sentence: string;
  place: Place;
  /** What it is about, word for word. */
  about: string;
};

/** A field of the publication, or a block of its text by its position. */
export type Place = { field: string } | { block: number };

/** What an address inside the site leads to at the moment of the release; `no place`: the page is there, what it has after "#" is not. */
export type LinkFact = 'public' | 'withdrawn' | 'not public' | 'nothing' | 'no place';

export type GateFacts = {
  /** By id; a file without bytes is there with `stored: false`. */
  files: Record<string, { name: string; stored: boolean; contentType: string; credit: string }>;
  /** By the address as it stands in the text; addresses of other sites are not asked about. */
  links: Record<string, LinkFact>;
  /** Names of people, hubs, files … that are not there any more. */
  gone: { field: string; message: string }[];
  /** How many of the hubs are topics. */
  topics: number;
};

const LONGEST_TITLE = 140;
const LONGEST_SUMMARY = 400;

export function findingsOf(content: PublicationContent, facts: GateFacts): Finding[] {
  const found = [
    ...publishBlockers(content).map(({ field, message }) => blocker('incomplete', { field }, message)),
    ...facts.gone.map(({ field, message }) => blocker('gone', { field }, message, message)),
    ...ofFields(content, facts),
    ...ofHeadings(content),
    ...ofFigures(content, facts),
    ...ofLinks(content, facts),
    ...ofFiles(content, facts),
    ...ofLongForm(content, facts),
  ];
  return numbered(found.map(identified));
}

/** Where a finding is put right: the end of the address of the edit page. */
export function placeAnchor(place: Place): string {
  return 'field' in place ? `field-${place.field}` : `block-${place.block}`;
}

/** The block that the end of such an address names; null when it names none. */
export function blockOf(hash: string): number | null {
  const [, block] = /^#block-(\d{1,6})$/.exec(hash) ?? [];
  return block === undefined ? null : Number(block);
}

type Unidentified = Omit<Finding, 'id'>;

function ofFields(content: PublicationContent, facts: GateFacts): Unidentified[] {
  const { title, summary, byline, cover, event } = content;
  const found: Unidentified[] = [];
  if (summary.trim() === '') {
    found.push(blocker('no-summary', { field: 'summary' }, 'Write a summary; lists and search results show it.'));
  }
  if (byline.length === 0) {
    const sentence = 'Nobody is named in the byline.';
    found.push(
      NEEDS_NO_BYLINE.has(content.kind)
        ? warning('no-byline', { field: 'byline' }, sentence)
        : blocker('no-byline', { field: 'byline' }, `${sentence} Name a person or an organization.`),
    );
  }
  if (content.kind === 'event' && event === null) {
    found.push(blocker('no-time', { field: 'event' }, 'Say when the event takes place.'));
  }
  if (event?.endsAt && event.endsAt <= event.startsAt) {
    found.push(blocker('event-ends-first', { field: 'event' }, 'The event ends before it begins.', event.endsAt));
  }
  if (title.trim().length > LONGEST_TITLE) {
    const sentence = `The title has ${title.trim().length} characters; search results cut it after about 60, lists after ${LONGEST_TITLE}.`;
    found.push(warning('long-title', { field: 'title' }, sentence, title));
  }
  if (summary.length > LONGEST_SUMMARY) {
    const sentence = `The summary has ${summary.length} characters; lists cut it long before its end.`;
    found.push(warning('long-summary', { field: 'summary' }, sentence, summary));
  }
  if (facts.topics === 0) {
    found.push(warning('no-topics', { field: 'hubs' }, 'It belongs to no topic; readers find it only by its kind.'));
  }
  if (cover && cover.alt.trim() === '') {
    found.push(warning('cover-alt', { field: 'cover' }, 'The cover has no alternative text.', cover.fileId));
  }
  return found;
}

function ofHeadings({ body }: PublicationContent): Unidentified[] {
  let before = 1;
  return headingsOf(body).flatMap(({ block, heading }) => {
    const words = inlineText(heading.content).trim();
    const { level } = heading.attrs;
    const jump = level > before + 1;
    const found: Unidentified[] = [];
    if (words === '') found.push(blocker('empty-heading', { block }, 'A heading has no words.'));
    if (jump) {
      const sentence =
        before === 1
          ? `The first heading, “${words}”, is of level ${level}. Begin with level 2.`
          : `The heading “${words}” jumps from level ${before} to level ${level}.`;
      found.push(blocker('heading-order', { block }, sentence, `${level} ${words}`));
    }
    before = level;
    return found;
  });
}

function ofFigures({ body }: PublicationContent, { files }: GateFacts): Unidentified[] {
  return placedNodes(body).flatMap(({ block, node }) => {
    if (node.type !== 'figure') return [];
    const { file, alt, decorative, credit } = node.attrs;
    const name = files[file]?.name ?? 'a picture';
    const found: Unidentified[] = [];
    if (alt.trim() === '' && decorative !== 'yes') {
      const sentence = `“${name}” has no alternative text. Describe it, or mark it as decoration.`;
      found.push(blocker('figure-alt', { block }, sentence, file));
    }
    if (!credit?.trim() && !files[file]?.credit.trim()) {
      found.push(warning('no-credit', { block }, `“${name}” names nobody as its source.`, file));
    }
    return found;
  });
}

function ofLinks({ body }: PublicationContent, { links }: GateFacts): Unidentified[] {
  const anchors = new Set(headingsOf(withAnchors(body)).flatMap(({ heading }) => heading.attrs.id ?? []));
  return linksOf(body).flatMap(({ block, href, text }) => {
    const place = { block };
    const shown = text.trim() || href;
    const found: Unidentified[] = [];
    if (text.trim() === '') found.push(warning('empty-link', place, `A link to ${href} has no words.`, href));
    if (href.startsWith('#') && !anchors.has(href.slice(1))) {
      found.push(
        blocker('broken-anchor', place, `“${shown}” leads to ${href}, which is no heading of this text.`, href),
      );
    }
    const fact = links[href];
    if (fact === 'nothing') {
      found.push(blocker('broken-link', place, `“${shown}” leads to ${href}, where there is nothing.`, href));
    } else if (fact === 'no place') {
      const sentence = `“${shown}” leads to ${href}; that page is there, but has no heading of this name.`;
      found.push(blocker('broken-anchor', place, sentence, href));
    } else if (fact === 'not public') {
      const sentence = `“${shown}” leads to ${href}, which readers can’t see when this comes out.`;
      found.push(blocker('hidden-link', place, sentence, href));
    } else if (fact === 'withdrawn') {
      found.push(warning('withdrawn-link', place, `“${shown}” leads to ${href}, which was withdrawn.`, href));
    }
    return found;
  });
}

function ofFiles(content: PublicationContent, { files }: GateFacts): Unidentified[] {
  const missing = (fileId: string, place: Place) => {
    const file = files[fileId];
    if (!file || file.stored) return [];
    return [
      blocker('file-missing', place, `The file “${file.name}” was never uploaded; only its record is there.`, fileId),
    ];
  };
  return [
    ...(content.cover ? missing(content.cover.fileId, { field: 'cover' }) : []),
    ...content.downloads.flatMap(({ fileId }) => missing(fileId, { field: 'downloads' })),
    ...placedNodes(content.body).flatMap(({ block, node }) => {
      if (node.type === 'figure') return missing(node.attrs.file, { block });
      if (node.type !== 'media') return [];
      return [node.attrs.file, ...(node.attrs.poster ? [node.attrs.poster] : [])].flatMap((id) =>
        missing(id, { block }),
      );
    }),
    ...placedNodes(content.body).flatMap(({ block, node }) =>
      node.type === 'media' && !node.content?.length
        ? [warning('no-transcript', { block }, `“${node.attrs.title}” has no transcript.`, node.attrs.file)]
        : [],
    ),
  ];
}

function ofLongForm(content: PublicationContent, { files }: GateFacts): Unidentified[] {
  const { label, longForm } = rulesOf(content.kind);
  if (!longForm) return [];
  const found: Unidentified[] = [];
  const named = `A ${label.toLowerCase()}`;
  if (content.cover === null) found.push(warning('no-cover', { field: 'cover' }, `${named} usually has a cover.`));
  if (!content.downloads.some(({ fileId }) => files[fileId]?.contentType === 'application/pdf')) {
    found.push(warning('no-pdf', { field: 'downloads' }, `${named} usually has a PDF to download.`));
  }
  return found;
}

const NEEDS_NO_BYLINE: ReadonlySet<string> = new Set(['event', 'press_note']);

function blocker(rule: string, place: Place, sentence: string, about = ''): Unidentified {
  return { rule, severity: 'blocker', sentence, place, about };
}

function warning(rule: string, place: Place, sentence: string, about = ''): Unidentified {
  return { rule, severity: 'warning', sentence, place, about };
}

function identified(finding: Unidentified): Finding {
  const field = 'field' in finding.place ? finding.place.field : '';
  return { id: `${finding.rule}.${hashOf(`${field} ${finding.about}`)}`, ...finding };
}

/** The same fault found twice in the same words is two findings. */
function numbered(findings: Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const times = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, times);
    return times === 1 ? finding : { ...finding, id: `${finding.id}.${times}` };
  });
}

/** FNV-1a, 64 bits, in hex: tells texts apart where nobody gains by making two alike. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16);
}
