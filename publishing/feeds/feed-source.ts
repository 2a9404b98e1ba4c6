import type { HubType } from '../hubs/hub.ts';
import { GROUPS, type Group, type Kind, kindBySegment } from '../kinds.ts';
import { HUB_SEGMENTS } from '../routes.ts';

/** What a feed follows: the whole site, or the list that has its page at the same address. */
export type FeedSource =
  | { of: 'site' }
  | { of: 'group'; group: Group }
  | { of: 'kind'; kind: Kind }
  | { of: 'hub'; type: HubType; slug: string }
  | { of: 'person'; slug: string }
  | { of: 'organization'; slug: string };

/** By the decoded segments before the feed's own name; null when there can be no feed. */
export function feedSource(segments: string[]): FeedSource | null {
  const [first, second, ...more] = segments;
  if (first === undefined) return { of: 'site' };
  if (more.length > 0) return null;
  if (second === undefined) {
    const group = (Object.keys(GROUPS) as Group[]).find((name) => GROUPS[name].segment === first);
    return group ? { of: 'group', group } : null;
  }
  if (first === 'publications') {
    const kind = kindBySegment(second);
    return kind && { of: 'kind', kind };
  }
  if (first === 'people') return { of: 'person', slug: second };
  if (first === 'organizations') return { of: 'organization', slug: second };
  const type = (Object.keys(HUB_SEGMENTS) as HubType[]).find((name) => HUB_SEGMENTS[name] === first);
  return type ? { of: 'hub', type, slug: second } : null;
}
