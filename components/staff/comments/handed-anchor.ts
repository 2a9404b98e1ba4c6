import { type Anchor, anchorSchema } from '../../../publishing/comments/anchor.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';

const BEGINS = '#on=';

/** Where a comment is begun on a passage that was selected on another page. */
export function commentAddress(publicationId: string, anchor: Anchor): string {
  return `${staffRoutes.comments(publicationId)}${BEGINS}${encodeURIComponent(JSON.stringify(anchor))}`;
}

/** The passage that the end of such an address names; null when it names none. */
export function handedAnchor(hash: string): Anchor | null {
  if (!hash.startsWith(BEGINS)) return null;
  try {
    return anchorSchema.parse(JSON.parse(decodeURIComponent(hash.slice(BEGINS.length))));
  } catch {
    return null;
  }
}
