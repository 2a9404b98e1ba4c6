import { formatPublicDate, machineDate } from '../../publishing/dates.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import type { PublicDate as Value } from '../../publishing/publications/views.ts';

/** A date as the institution writes it, with the same precision for machines. */
export function PublicDate({ date, institution }: { date: Value; institution: Institution }) {
  return <time dateTime={machineDate(date, institution)}>{formatPublicDate(date, institution)}</time>;
}
