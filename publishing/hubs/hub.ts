/** A hub is what gathers publications under an address of its own: a topic, region, program or series. */
export type HubType = 'topic' | 'region' | 'program' | 'series';

export const HUB_TYPES: Record<HubType, { label: string; plural: string }> = {
  topic: { label: 'Topic', plural: 'Topics' },
  region: { label: 'Region', plural: 'Regions' },
  program: { label: 'Program', plural: 'Programs' },
  series: { label: 'Series', plural: 'Series' },
};
