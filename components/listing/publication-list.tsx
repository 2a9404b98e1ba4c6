import type { Institution } from '../../publishing/institution/institution.ts';
import type { ListPage, Scope } from '../../publishing/listings/listing.ts';
import type { PublicationCard } from '../../publishing/publications/views.ts';
import { GrowingList, type ListEntryView, type LoadListPages } from './growing-list.tsx';
import { PublicationItem } from './publication-item.tsx';

type Props = {
  scope: Scope;
  /** The address of page 1. */
  path: string;
  list: ListPage;
  institution: Institution;
  load: LoadListPages;
};

/** A page of publications with its range, "Load more" and numbered pages. */
export function PublicationList({ scope, path, list, institution, load }: Props) {
  return (
    <GrowingList
      scope={scope}
      path={path}
      page={list.page}
      pageCount={list.pageCount}
      total={list.total}
      entries={listEntries(list.items, scope, institution)}
      language={institution.language}
      load={load}
    />
  );
}

/** The entries of a list; those of a person or a hub stand one heading deeper, under "Publications". */
export function listEntries(cards: PublicationCard[], scope: Scope, institution: Institution): ListEntryView[] {
  const headingLevel = scope.startsWith('group:') || scope.startsWith('kind:') ? 2 : 3;
  return cards.map((card) => ({
    id: card.id,
    view: <PublicationItem card={card} institution={institution} headingLevel={headingLevel} />,
  }));
}
