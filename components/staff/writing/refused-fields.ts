import { sameJson } from '../../../lib/canonical-json.ts';
import type { Issue } from '../../../lib/result.ts';
import type { PublicationContent } from '../../../publishing/publications/content.ts';

/** Fields that the server refused as they stand, with its sentences; the others are saved without them. */
export class RefusedFields {
  #refusals: { field: keyof PublicationContent; value: unknown; issues: Issue[] }[] = [];

  get issues(): Issue[] {
    return this.#refusals.flatMap(({ issues }) => issues);
  }

  /** Forgets those that have changed since; says whether there were any. */
  forgetChanged(content: PublicationContent): boolean {
    const before = this.#refusals.length;
    this.#refusals = this.#refusals.filter(({ field, value }) => sameJson(content[field], value));
    return this.#refusals.length < before;
  }

  /** The content with what was saved last in the place of what was refused. */
  without(content: PublicationContent, saved: PublicationContent): PublicationContent {
    return { ...content, ...Object.fromEntries(this.#refusals.map(({ field }) => [field, saved[field]])) };
  }

  /** Takes in what is said of unsaved fields; gives back what no such field stands for. */
  add(issues: Issue[], content: PublicationContent, saved: PublicationContent): Issue[] {
    const known = new Set(this.#refusals.map(({ field }) => field));
    const others: Issue[] = [];
    for (const issue of issues) {
      const field = issue.field.split('.')[0] as keyof PublicationContent;
      const added = this.#refusals.find((refusal) => refusal.field === field && !known.has(field));
      if (added) added.issues.push(issue);
      else if (field in content && !known.has(field) && !sameJson(content[field], saved[field])) {
        this.#refusals.push({ field, value: content[field], issues: [issue] });
      } else others.push(issue);
    }
    return others;
  }
}
