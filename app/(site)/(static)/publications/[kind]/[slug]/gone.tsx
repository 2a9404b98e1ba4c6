import type { Metadata } from 'next';
import { GonePage } from '../../../../../../components/publication/gone-page.tsx';
import { PAGE_STATUS } from '../../../../../../lib/page-status.ts';
import type { Institution } from '../../../../../../publishing/institution/institution.ts';
import type { Kind } from '../../../../../../publishing/kinds.ts';
import { getPublication, getRails } from '../../../../../../publishing/publications/published.ts';
import type { PublishedPublication } from '../../../../../../publishing/publications/views.ts';
import { isGone } from '../../../../../../publishing/publications/withdrawal.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { pageMetadata } from '../../../page-metadata.ts';

/** The publication at an address, when nothing of it is left; what stood below that address is gone with it. */
export async function goneAt(kind: Kind, slug: string): Promise<PublishedPublication | null> {
  const lookup = await getPublication(kind, slug);
  return lookup.found === 'here' && isGone(lookup.value) ? lookup.value : null;
}

type Props = { publication: PublishedPublication; institution: Institution };

/** What stands there. */
export async function Gone({ publication, institution }: Props) {
  const { withdrawal } = publication;
  if (!withdrawal) return null;
  const rails = await getRails(publication.id);
  return <GonePage publication={publication} withdrawal={withdrawal} rails={rails} institution={institution} />;
}

/** Its head says that it is gone, and no more. */
export function goneMetadata({ kind, slug, title }: PublishedPublication, institution: Institution): Metadata {
  const description = `“${title}” was withdrawn. Nothing of it is available any longer.`;
  const metadata = pageMetadata({ title, description, path: routes.publication(kind, slug), institution });
  return { ...metadata, robots: { index: false }, other: { [PAGE_STATUS]: '410' } };
}
