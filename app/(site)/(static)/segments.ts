import { strictlyDecoded } from '../../../lib/decoded.ts';
import { pageFromSegments } from '../../../publishing/listings/listing.ts';

/** A segment as it was meant; null when it can't be decoded or holds control characters. */
export function decoded(segment: string): string | null {
  const text = strictlyDecoded(segment);
  return text === null || /\p{Cc}/u.test(text) ? null : text;
}

/** The slug and page number of a page with a list of its own, or null when it can't be one. */
export async function listedAt(
  params: Promise<{ slug: string; page?: string[] }>,
): Promise<{ slug: string; page: number } | null> {
  const { slug: segment, page: segments = [] } = await params;
  const slug = decoded(segment);
  const page = pageFromSegments(segments);
  return slug === null || page === null ? null : { slug, page };
}
