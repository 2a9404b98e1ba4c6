import type { Edition } from './views.ts';

/** What a page's head says of its editions: the path of each by language, and of the one for everybody else. */
export type LanguageLinks = { byLanguage: Record<string, string>; others: Edition[] };

/**
 * How the editions of one work in several languages name each other; null when there are not two languages. Of several in one
 * language the original stands for it, else the first; a page that is not among them names none.
 */
export function languageLinks(
  editions: Edition[],
  own: string,
  pathOf: (edition: Edition) => string,
): LanguageLinks | null {
  const chosen = new Map<string, Edition>();
  for (const edition of [...editions].sort((a, b) => Number(b.original) - Number(a.original))) {
    if (!chosen.has(edition.language)) chosen.set(edition.language, edition);
  }
  const all = [...chosen.values()];
  const [first] = all;
  if (!first || all.length < 2 || !all.some(({ id }) => id === own)) return null;
  const byLanguage = Object.fromEntries(all.map((edition) => [edition.language, pathOf(edition)]));
  return { byLanguage: { ...byLanguage, 'x-default': pathOf(first) }, others: all.filter(({ id }) => id !== own) };
}

/** The name of a language in that language: "Français". */
export function ownNameOfLanguage(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
