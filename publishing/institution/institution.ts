/** The institute whose site this is. `timeZone` is an IANA name; `accent` is #rrggbb or null for the default. */
export type Institution = {
  name: string;
  shortName: string;
  tagline: string;
  description: string;
  timeZone: string;
  /** Whose time staff call it, when the zone is named for another city: "Washington". */
  timeName: string | null;
  /** A release by staff needs an approval by somebody who did not write the last change. */
  fourEyes: boolean;
  language: string;
  accent: string | null;
  address: string | null;
  contactUrl: string | null;
  /** Addresses where else it is on the web: its profiles, its entries in registers. */
  profiles: string[];
};
