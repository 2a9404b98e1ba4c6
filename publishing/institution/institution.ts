/** The institute whose site this is. `timeZone` is an IANA name; `accent` is #rrggbb or null for the default. */
export type Institution = {
  name: string;
  shortName: string;
  tagline: string;
  description: string;
  timeZone: string;
  language: string;
  accent: string | null;
  address: string | null;
  contactUrl: string | null;
};
