import { PublicationList } from '../../../components/listing/publication-list.tsx';
import type { Institution } from '../../../publishing/institution/institution.ts';
import type { ListPage, Scope } from '../../../publishing/listings/listing.ts';
import { loadListPages } from './list-actions.tsx';

type Props = { scope: Scope; path: string; list: ListPage; institution: Institution };

/** A page of what somebody wrote, or of what a hub gathers, under its own heading. */
export function PublicationsOf({ scope, path, list, institution }: Props) {
  return (
    <section aria-labelledby="publications">
      <h2 id="publications" className="section-heading">
        Publications
      </h2>
      <PublicationList scope={scope} path={path} list={list} institution={institution} load={loadListPages} />
    </section>
  );
}
