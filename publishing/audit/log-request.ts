import { isUuid } from '../../lib/uuid.ts';

/** Which rows of the audit log are asked for, as it stands in the address. Days are of the institution's time zone. */
export type LogRequest = {
  /** An actor's id ("member:…", "system:import"), or "" for everybody. */
  who: string;
  what: string;
  /** The kind of thing acted on, and the one. */
  about: string;
  id: string;
  /** YYYY-MM-DD, both included. */
  from: string;
  to: string;
  /** The row after which the page begins: its time (ISO 8601) and its id. */
  after: { at: string; id: string } | null;
};

export const LOG_PAGE = 50;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readLogRequest(parameters: Record<string, string | string[] | undefined>): LogRequest {
  const one = (name: string) =>
    ([parameters[name] ?? ''].flat()[0] ?? '').trim().toWellFormed().replaceAll('\0', '').slice(0, 1000);
  const [at = '', id = ''] = one('after').split('_');
  const moment = isoOf(at) ?? '';
  return {
    who: one('who'),
    what: one('what'),
    about: one('about'),
    id: one('id'),
    from: dayOf(one('from')),
    to: dayOf(one('to')),
    after: isUuid(id) && dayOf(moment.slice(0, 10)) ? { at: moment, id } : null,
  };
}

/** The request as the query of an address, without what is not asked; "" or "?…". Another filter begins at the newest again. */
export function logQuery(request: LogRequest, changes: Partial<LogRequest> = {}): string {
  const asked = { ...request, after: null, ...changes };
  const query = new URLSearchParams();
  for (const name of ['who', 'what', 'about', 'id', 'from', 'to'] as const)
    if (asked[name]) query.set(name, asked[name]);
  if (asked.after) query.set('after', `${asked.after.at}_${asked.after.id}`);
  return query.size > 0 ? `?${query}` : '';
}

/** A day that there is; the calendar of the database begins with the year 1. */
function dayOf(text: string): string {
  return DAY.test(text) && text >= '0001' && isoOf(text)?.slice(0, 10) === text ? text : '';
}

function isoOf(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
