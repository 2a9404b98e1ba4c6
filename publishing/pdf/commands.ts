import { db } from '../../lib/db.ts';
import { storage } from '../../lib/storage/current.ts';
import { pdfKey } from './edition.ts';

/** Keeps a PDF. It is written down first, so that none lies in the storage that nobody knows of. */
export async function keepPdf(publicationId: string, edition: string, bytes: Uint8Array): Promise<void> {
  await db().printedEdition.upsert({
    where: { publicationId_edition: { publicationId, edition } },
    create: { publicationId, edition },
    update: {},
    select: { edition: true },
  });
  await storage().put(pdfKey(publicationId, edition), bytes);
  await removePdfs(publicationId, edition);
}

/** Removes the PDFs of a publication from the storage, but for that of one edition. Nothing names them any more. */
export async function removePdfs(publicationId: string, but: string | null): Promise<void> {
  const editions = await db().printedEdition.findMany({
    where: { publicationId, ...(but === null ? {} : { edition: { not: but } }) },
    select: { edition: true },
  });
  for (const { edition } of editions) {
    await storage().delete(pdfKey(publicationId, edition));
    await db().printedEdition.deleteMany({ where: { publicationId, edition } });
  }
}
