import type { Document } from '../body/document.ts';
import type { PictureView } from '../publications/views.ts';

export type Standing = 'leadership' | 'expert' | 'fellow' | 'staff' | 'contributor';

export const STANDINGS: Record<Standing, string> = {
  leadership: 'Leadership',
  expert: 'Experts',
  fellow: 'Fellows',
  staff: 'Staff',
  contributor: 'Contributors',
};

export type PersonCard = {
  id: string;
  slug: string;
  name: string;
  standing: Standing;
  role: string | null;
  affiliation: string | null;
  portrait: PictureView | null;
};

export type PersonView = PersonCard & {
  biography: Document;
  orcid: string | null;
  url: string | null;
  retired: boolean;
};

export type OrganizationView = {
  id: string;
  slug: string;
  name: string;
  url: string | null;
  description: string | null;
};
