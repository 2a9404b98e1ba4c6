/**
 * "en_US", "pt_BR": a language as the Open Graph protocol names it, with the territory that most of its readers live in where
 * the tag gives none; undefined for what is no tag of a language.
 */
export function territoryLocale(tag: string): string | undefined {
  try {
    const { language, region } = new Intl.Locale(tag).maximize();
    return region ? `${language}_${region}` : language;
  } catch {
    return undefined;
  }
}
