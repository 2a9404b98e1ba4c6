import type { z } from 'zod';
import { type Issue, ok, type Result, refused } from './result.ts';

/** What a Zod schema makes of an input, with its complaints as issues. Fields are named by their path: "byline.2.role". */
export function parse<T extends z.ZodType>(schema: T, input: unknown): Result<z.output<T>> {
  const parsed = schema.safeParse(input);
  return parsed.success ? ok(parsed.data) : refused(...parsed.error.issues.map(toIssue));
}

export function toIssue(issue: z.core.$ZodIssue): Issue {
  return { field: issue.path.join('.'), message: issue.message };
}
