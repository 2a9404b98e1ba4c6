/** What an element says of the text that it holds: its language and, where that runs from right to left, its direction. */
export type TextIn = { lang: string; dir?: 'rtl' };

/** The attributes of an element whose text is in this language, a BCP 47 tag. */
export function textIn(language: string): TextIn {
  return runsLeftward(language) ? { lang: language, dir: 'rtl' } : { lang: language };
}

/** By the script that the tag names or that its language is mostly written in. Not every browser can be asked for the direction itself. */
function runsLeftward(language: string): boolean {
  try {
    return LEFTWARD.has(new Intl.Locale(language).maximize().script ?? '');
  } catch {
    return false;
  }
}

/** Living scripts that run from right to left. */
const LEFTWARD = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);
