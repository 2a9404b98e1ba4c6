import { type CitedName, type CitedPerson, isArticle, isSmallParticle, withoutArticle } from './names.ts';

/** The ways a name is written in bibliographies. */

/** "van der Berg, Anna Maria", "King, Martin Luther, Jr.", "Plato", "王小明", "World Bank". */
export function inverted(name: CitedName): string {
  return isInverted(name) ? partsWithCommas(name) : name.full;
}

/**
 * "van der Berg, Anna Maria", "王, 小明": every name that has parts, with a comma between them, for machines to take apart. An
 * organization's own commas are left out, since machines would take it apart there.
 */
export function partsWithCommas(name: CitedName): string {
  if (name.type === 'organization' || name.given === null) return name.full.replace(/,\s*/g, ' ').trim();
  return [familyWithParticle(name), name.given, name.suffix].filter(Boolean).join(', ');
}

/** Whether `inverted` turns the name around. */
export function isInverted(name: CitedName): name is CitedPerson {
  return name.type === 'person' && name.given !== null && !name.familyFirst;
}

/** "van der Berg, A. M.", "King, M. L., Jr."; scripts without initials keep the given name whole. */
export function invertedInitials(name: CitedName): string {
  if (!isInverted(name)) return name.full;
  return [familyWithParticle(name), initials(name.given ?? ''), name.suffix].filter(Boolean).join(', ');
}

/** "A. M. van der Berg", "M. L. King Jr.". */
export function initialsFirst(name: CitedName): string {
  if (!isInverted(name)) return name.full;
  return [initials(name.given ?? ''), familyWithParticle(name), name.suffix].filter(Boolean).join(' ');
}

/** "Khwarizmi, Muhammad al-": as `inverted`, with an Arabic article behind, so that the name stands under its own letter. */
export function articleBehind(name: CitedName): string {
  if (!isInverted(name) || !name.particle || !isArticle(name.particle)) return inverted(name);
  return [name.family, `${name.given} ${name.particle}`, name.suffix].filter(Boolean).join(', ');
}

/** "van der Berg", "al-Khwarizmi", "d’Arc". */
export function familyWithParticle({ particle, family }: CitedPerson): string {
  if (particle === null) return family;
  return /[-‐‑'’]$/.test(particle) ? particle + family : `${particle} ${family}`;
}

/** Scripts in whose bibliographies given names are shortened to a letter. */
const HAS_INITIALS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

function initials(given: string): string {
  return given
    .replace(/\.(?=\p{L})/gu, '. ')
    .split(' ')
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => (isSmallParticle(word) ? word : wordInitials(word)))
    .join(' ');
}

function wordInitials(word: string): string {
  if (!HAS_INITIALS.test(word)) return word;
  const bare = withoutArticle(word);
  if (bare !== word) return word.slice(0, -bare.length) + wordInitials(bare);
  return word
    .normalize('NFC')
    .split(/[-‐‑]/)
    .map((part) => `${[...part][0] ?? ''}.`)
    .join('-');
}
