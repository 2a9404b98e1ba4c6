import { notFound } from 'next/navigation';
import { PublicationList } from '../../../components/listing/publication-list.tsx';
import type { Institution } from '../../../publishing/institution/institution.ts';
import type { Scope } from '../../../publishing/listings/listing.ts';
import { getListPage } from '../../../publishing/listings/published.ts';
import { loadListPages } from './list-actions.tsx';

type Props = { scope: Scope; path: string; page: number; institution: Institution };

/** A page of what somebody wrote, or of what a hub gathers, under its own heading. */
export async function PublicationsOf({ scope, path, page, institution }: Props) {
  const list = await getListPage(scope, page);
  if (!list) notFound();
  return (
    <section aria-labelledby="publications">
      <h2 id="publications" className="section-heading">
        Publications
      </h2>
      <PublicationList scope={scope} path={path} list={list} institution={institution} load={loadListPages} />
    </section>
  );
}
