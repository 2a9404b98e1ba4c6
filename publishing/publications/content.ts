import type { Prisma } from '../../generated/prisma/client.ts';
import { withAnchors } from '../body/anchors.ts';
import { type Document, EMPTY_DOCUMENT } from '../body/document.ts';
import type { Kind } from '../kinds.ts';
import type { ContributorRole } from './views.ts';

/** The version written beside every stored content; a change of this shape raises it and adds an upgrade. */
export const CONTENT_SCHEMA_VERSION = 1;

export type BylineItem = {
  role: ContributorRole;
  affiliation: string | null;
} & ({ personId: string; organizationId?: undefined } | { organizationId: string; personId?: undefined });

/** The whole of a publication that a revision keeps: all but its identity, slug, state and dates of release. */
export type PublicationContent = {
  kind: Kind;
  title: string;
  subtitle: string | null;
  summary: string;
  language: string;
  body: Document;
  reportNumber: string | null;
  /** ISO 8601 instants. */
  event: { startsAt: string; endsAt: string | null; venue: string | null; registrationUrl: string | null } | null;
  outletId: string | null;
  originalUrl: string | null;
  cover: { fileId: string; alt: string } | null;
  byline: BylineItem[];
  /** Ids of topics, regions, programs and series, in order. */
  hubs: string[];
  /** Offered for download, in order. */
  downloads: { fileId: string; label: string }[];
  /** Ids of publications chosen by hand to stand first in the rails, in order. */
  related: string[];
  /** Id of the publication this one translates; of the original itself, null. */
  translationOf: string | null;
  /** "10.1234/abc", without a resolver's address. */
  doi: string | null;
  /** What search results and share cards show in the place of title and summary; null for those. */
  headTitle: string | null;
  headDescription: string | null;
};

/** A content in which nothing is said yet. */
export const EMPTY_CONTENT: PublicationContent = {
  kind: 'commentary',
  title: '',
  subtitle: null,
  summary: '',
  language: 'en',
  body: EMPTY_DOCUMENT,
  reportNumber: null,
  event: null,
  outletId: null,
  originalUrl: null,
  cover: null,
  byline: [],
  hubs: [],
  downloads: [],
  related: [],
  translationOf: null,
  doi: null,
  headTitle: null,
  headDescription: null,
};

/**
 * The content as readers get it: every heading has its anchor, which it keeps in all later drafts, so that links to it hold when
 * it is reworded.
 */
export function withAnchoredHeadings(content: PublicationContent): PublicationContent {
  return { ...content, body: withAnchors(content.body) };
}

/** The content as a value of a JSON column. */
export function contentJson(content: PublicationContent): Prisma.InputJsonObject {
  return content as unknown as Prisma.InputJsonObject;
}
