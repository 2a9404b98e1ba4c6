/** The name of a language in English, as staff read it: "Portuguese (Brazil)" for "pt-BR"; a tag that nobody knows is itself. */
export function languageInEnglish(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });
