import type { PersonCard } from '../people/views.ts';
import type { HubType } from './hub.ts';

export type HubCard = { id: string; type: HubType; slug: string; name: string; description: string; total: number };
export type HubView = HubCard & { people: PersonCard[] };
