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
