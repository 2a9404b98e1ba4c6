/**
 * Every word that is one typing error away: a letter too many, missing or wrong, or two neighbors exchanged. For words
 * in letters of Latin, Cyrillic or Greek; of others only what can be made from their own letters.
 */
export function oneErrorAway(word: string): string[] {
  const letters = [...word];
  if (letters.length < 3 || letters.length > 30) return [];
  const alphabet = alphabetOf(word);
  const found = new Set<string>();
  for (let place = 0; place <= letters.length; place += 1) {
    const before = letters.slice(0, place);
    const after = letters.slice(place);
    const [first, second, ...rest] = after;
    for (const letter of alphabet) {
      found.add([...before, letter, ...after].join(''));
      if (first !== undefined) found.add([...before, letter, ...after.slice(1)].join(''));
    }
    if (first === undefined) continue;
    found.add([...before, ...after.slice(1)].join(''));
    if (second !== undefined) found.add([...before, second, first, ...rest].join(''));
  }
  found.delete(word);
  return [...found];
}

const ALPHABETS: [RegExp, string][] = [
  [/\p{Script=Latin}/u, 'abcdefghijklmnopqrstuvwxyz'],
  [/\p{Script=Cyrillic}/u, 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў'],
  [/\p{Script=Greek}/u, 'αβγδεζηθικλμνξοπρσςτυφχψω'],
];

function alphabetOf(word: string): string {
  return ALPHABETS.find(([script]) => script.test(word))?.[1] ?? '';
}
