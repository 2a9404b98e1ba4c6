import type { z } from 'zod';
import { type Issue, ok, type Result, refused, refusedFor } from './result.ts';
import { unstorablePlace } from './storable.ts';

/**
 * What a Zod schema makes of an input, with its complaints as issues. Fields are named by their path: "byline.2.role". A text
 * that the database can't keep is refused as well.
 */
export function parse<T extends z.ZodType>(schema: T, input: unknown): Result<z.output<T>> {
  const parsed = parseShape(schema, input);
  const place = parsed.ok ? unstorablePlace(parsed.value) : null;
  return place === null ? parsed : refusedFor(place, 'Take out the control characters.');
}

/** The same for what holds a text that is judged by itself. */
export function parseShape<T extends z.ZodType>(schema: T, input: unknown): Result<z.output<T>> {
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : refused(...parsed.error.issues.map(toIssue));
}

export function toIssue(issue: z.core.$ZodIssue): Issue {
  return { field: issue.path.join('.'), message: issue.message };
}
