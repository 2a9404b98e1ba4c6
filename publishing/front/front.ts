import type { HubCard } from '../hubs/views.ts';
import type { PersonCard } from '../people/views.ts';
import type { PublicationCard } from '../publications/views.ts';

/** The front page: no publication stands in it twice. `lead` is null only while nothing is public. */
export type FrontPage = {
  lead: PublicationCard | null;
  reports: PublicationCard[];
  commentary: PublicationCard[];
  people: PersonCard[];
  topics: HubCard[];
};

const REPORTS_SHOWN = 6;
const COMMENTARY_SHOWN = 7;

/** The lead is the newest report with a cover, else the newest of anything; the rest follow, newest first. */
export function composeFront(
  reports: PublicationCard[],
  articles: PublicationCard[],
): Pick<FrontPage, 'lead' | 'reports' | 'commentary'> {
  const lead = reports.find((card) => card.cover?.src) ?? newest(reports[0], articles[0]);
  const others = (cards: PublicationCard[]) => cards.filter((card) => card.id !== lead?.id);
  return {
    lead,
    reports: others(reports).slice(0, REPORTS_SHOWN),
    commentary: others(articles).slice(0, COMMENTARY_SHOWN),
  };
}

function newest(a: PublicationCard | undefined, b: PublicationCard | undefined): PublicationCard | null {
  if (!a || !b) return a ?? b ?? null;
  return a.date.at >= b.date.at ? a : b;
}
