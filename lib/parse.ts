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
  const parsed = schema.safeParse(input, { error: sentenceFor });
  return parsed.success ? ok(parsed.data) : refused(...parsed.error.issues.map(toIssue));
}

export function toIssue(issue: z.core.$ZodIssue): Issue {
  return { field: issue.path.join('.'), message: issue.message };
}

/** What is said of an input where its schema has no sentence of its own. */
export function sentenceFor(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') {
        return issue.minimum === 1 ? 'This can’t stay empty.' : `Write at least ${issue.minimum} characters.`;
      }
      return issue.origin === 'array' ? 'Choose something.' : `Write a number of at least ${issue.minimum}.`;
    case 'too_big':
      if (issue.origin === 'string') return `Write at most ${issue.maximum} characters.`;
      return issue.origin === 'array'
        ? `Choose at most ${issue.maximum}.`
        : `Write a number of at most ${issue.maximum}.`;
    case 'invalid_format':
      return issue.format === 'url' ? 'Write a whole address, with http:// or https:// before it.' : undefined;
    case 'invalid_value':
      return 'Choose one of those that are offered.';
    case 'invalid_type':
      if (issue.expected === 'number' || issue.expected === 'int') return 'Write a number.';
      return issue.input === undefined || issue.input === null ? 'This is missing.' : undefined;
    default:
      return undefined;
  }
}
