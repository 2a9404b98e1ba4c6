import type { Prisma } from '../../generated/prisma/client.ts';

/** What an act changed: the fields that differ, as they were and as they are. Times as ISO 8601. */
export function difference(
  before: object,
  after: object,
): { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject } {
  const [was, is] = [plain(before), plain(after)];
  const changed = Object.keys(is).filter((field) => JSON.stringify(was[field] ?? null) !== JSON.stringify(is[field]));
  const only = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.map((field) => [field, from[field] ?? null]));
  return { before: only(was) as Prisma.InputJsonObject, after: only(is) as Prisma.InputJsonObject };
}

function plain(row: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
}
