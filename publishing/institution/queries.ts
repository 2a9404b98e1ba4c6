import type { DbOrTx } from '../../lib/transaction.ts';
import type { Institution } from './institution.ts';
import type { MachineSettings, PodcastCategory } from './machine-settings.ts';

export async function findInstitution(db: DbOrTx): Promise<Institution> {
  return db.institution.findUniqueOrThrow({
    where: { id: 1 },
    select: {
      name: true,
      shortName: true,
      tagline: true,
      description: true,
      timeZone: true,
      timeName: true,
      fourEyes: true,
      language: true,
      accent: true,
      address: true,
      contactUrl: true,
      profiles: true,
    },
  });
}

export async function findMachineSettings(db: DbOrTx): Promise<MachineSettings> {
  const row = await db.institution.findUniqueOrThrow({
    where: { id: 1 },
    select: {
      aiTraining: true,
      aiSearch: true,
      aiReading: true,
      wholeFeeds: true,
      podcastCategory: true,
      indexNowKey: true,
    },
  });
  return { ...row, podcastCategory: row.podcastCategory as PodcastCategory };
}
