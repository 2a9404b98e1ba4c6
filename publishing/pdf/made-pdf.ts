import { env } from '../../lib/env.ts';
import { log } from '../../lib/log.ts';
import { ownOrigin } from '../../lib/own-origin.ts';
import { processWide } from '../../lib/process-wide.ts';
import { storage } from '../../lib/storage/current.ts';
import type { Institution } from '../institution/institution.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { routes } from '../routes.ts';
import { keepPdf } from './commands.ts';
import { attachedPdf, editionOf, isPrintable, pdfKey } from './edition.ts';
import { printerPath, printPdf } from './printer.ts';

/** The PDF of a publication as it is now, made when it is first needed and kept until another edition of it is. */
export type MadePdf =
  | { state: 'here'; storageKey: string; bytes: number }
  /** It is being made, or waits its turn. */
  | { state: 'making' }
  /** The last attempt failed; the next comes with the next request. */
  | { state: 'failed' }
  | { state: 'no text' }
  | { state: 'no printer' }
  /** No font of this machine has all the letters of its title. */
  | { state: 'no letters' };

/** So many may wait in this process; whoever comes later is asked to come back. */
const MOST_WAITING = 10;

/** Gives the PDF, or has it made and waits for it so many milliseconds. One is made at a time in each process. */
export async function madePdf(
  publication: PublishedPublication,
  institution: Institution,
  patience: number,
): Promise<MadePdf> {
  if (!isPrintable(publication)) return { state: 'no text' };
  const edition = editionOf(publication, institution);
  const storageKey = pdfKey(publication.id, edition);
  const bytes = await storage().size(storageKey);
  if (bytes !== null) return { state: 'here', storageKey, bytes };
  if ((await printerPath()) === null) return { state: 'no printer' };
  const press = processWide<Press>('pdf-press', () => ({ making: new Map(), last: Promise.resolve() }));
  if (!press.making.has(storageKey) && press.making.size >= MOST_WAITING) return { state: 'making' };
  return within(patience, make(press, storageKey, publication, edition));
}

/** Whether the publication's page may offer a PDF made from its text. */
export async function offersMadePdf(publication: PublishedPublication): Promise<boolean> {
  return isPrintable(publication) && attachedPdf(publication) === null && (await printerPath()) !== null;
}

type Press = { making: Map<string, Promise<MadePdf>>; last: Promise<unknown> };

function make(press: Press, storageKey: string, publication: PublishedPublication, edition: string): Promise<MadePdf> {
  const under = press.making.get(storageKey);
  if (under) return under;
  const made = press.last.then(() => print(storageKey, publication, edition));
  press.last = made;
  press.making.set(storageKey, made);
  void made.then(() => press.making.delete(storageKey));
  return made;
}

/** Never throws, so that the next in the queue is printed whatever became of this one. */
async function print(storageKey: string, publication: PublishedPublication, edition: string): Promise<MadePdf> {
  const { SITE_URL: site, HOST: host = '', PORT: port } = env();
  const { kind, slug, title, language } = publication;
  try {
    const path = routes.print(kind, slug);
    const bytes = await printPdf({
      path,
      page: routes.publication(kind, slug),
      site,
      own: ownOrigin({ host, port }),
      edition,
      title,
      language,
    });
    if (bytes === null) {
      log().warn({ publicationId: publication.id, language }, 'No PDF: no font here has all the letters of its title.');
      return { state: 'no letters' };
    }
    await keepPdf(publication.id, edition, bytes);
    return { state: 'here', storageKey, bytes: bytes.byteLength };
  } catch (error) {
    log().error({ err: error, publicationId: publication.id }, 'Making a PDF failed.');
    return { state: 'failed' };
  }
}

async function within(milliseconds: number, work: Promise<MadePdf>): Promise<MadePdf> {
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<MadePdf>((resolve) => {
    timer = setTimeout(resolve, milliseconds, { state: 'making' });
  });
  const first = await Promise.race([work, tired]);
  clearTimeout(timer);
  return first;
}
