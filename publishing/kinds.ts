import type { ItemType } from './citations/item-types.ts';

/** The table of kinds: everything that depends on what sort of publication something is, in one place. */

export type Group = 'reports' | 'articles';

export const GROUPS: Record<Group, { label: string; segment: string; rail: string; all: string }> = {
  reports: { label: 'Reports', segment: 'reports', rail: 'Reports', all: 'View All Reports' },
  articles: {
    label: 'Articles & Multimedia',
    segment: 'articles-multimedia',
    rail: 'Commentary',
    all: 'View All Articles & Multimedia',
  },
};

export type KindRules = {
  /** Over a single piece ("Commentary"). */
  label: string;
  plural: string;
  /** In addresses: /publications/SEGMENT/slug. */
  segment: string;
  group: Group;
  schemaType: string;
  /** What reference managers take it for. */
  zoteroType: ItemType;
  /** Scholarly kinds carry `citation_*` for Google Scholar; the others must not. */
  scholarly: boolean;
  /** Shown with cover, contents list and downloads. */
  longForm: boolean;
};

export const KINDS = {
  report: kind('Report', 'Reports', 'reports', 'reports', 'Report', 'report', true, true),
  working_paper: kind('Working Paper', 'Working Papers', 'working-papers', 'reports', 'Report', 'report', true, true),
  policy_brief: kind('Policy Brief', 'Policy Briefs', 'policy-briefs', 'reports', 'Report', 'report', true, true),
  commentary: kind('Commentary', 'Commentary', 'commentary', 'articles', 'Article', 'magazineArticle', false, false),
  testimony: kind('Testimony', 'Testimonies', 'testimony', 'articles', 'Article', 'hearing', false, false),
  press_note: kind('Press Note', 'Press Notes', 'press-notes', 'articles', 'NewsArticle', 'blogPost', false, false),
  transcript: kind('Transcript', 'Transcripts', 'transcripts', 'articles', 'Article', 'presentation', false, false),
  podcast: kind('Podcast', 'Podcasts', 'podcasts', 'articles', 'PodcastEpisode', 'podcast', false, false),
  video: kind('Video', 'Videos', 'videos', 'articles', 'VideoObject', 'videoRecording', false, false),
  event: kind('Event', 'Events', 'events', 'articles', 'Event', 'presentation', false, false),
} satisfies Record<string, KindRules>;

export type Kind = keyof typeof KINDS;

export const ALL_KINDS = Object.keys(KINDS) as [Kind, ...Kind[]];

export function isKind(value: string): value is Kind {
  return Object.hasOwn(KINDS, value);
}

export function rulesOf(kindName: Kind): KindRules {
  return KINDS[kindName];
}

/** The kind whose public addresses use this segment, or null. */
export function kindBySegment(segment: string): Kind | null {
  return ALL_KINDS.find((name) => KINDS[name].segment === segment) ?? null;
}

function kind(
  label: string,
  plural: string,
  segment: string,
  group: Group,
  schemaType: string,
  zoteroType: ItemType,
  scholarly: boolean,
  longForm: boolean,
): KindRules {
  return { label, plural, segment, group, schemaType, zoteroType, scholarly, longForm };
}
