import type { Element } from './tree.ts';

const TELLING: Record<string, string> = {
  lang: 'The language of a part of the text isn’t kept.',
  dir: 'The direction of a part of the text isn’t kept.',
  hidden: 'It was hidden; its text is shown.',
  cite: 'The address of the source isn’t kept.',
  datetime: 'The date for machines isn’t kept.',
  reversed: 'The list counts upwards.',
  summary: 'The description of the table isn’t kept.',
  usemap: 'The areas of the picture aren’t kept.',
  contenteditable: 'The text can’t be edited by readers.',
  srcdoc: 'The page inside isn’t kept.',
  'aria-label': 'The label for screen readers isn’t kept.',
};

const ON_SOME: Record<string, Record<string, string>> = {
  title: {
    '*': 'The explanation shown on pointing isn’t kept.',
    a: '', img: '', iframe: '', object: '', video: '', audio: '', embed: '',
  },
  href: { '*': 'Only the element “a” is a link.', a: '', area: '', link: '', base: '' },
  type: { ol: 'The list is numbered 1, 2, 3.', '*': '' },
  value: { li: 'The number of the item follows from its place.', '*': '' },
}; // biome-ignore format: a table

/** The attributes of an element whose meaning a document has no place for, each with the reason. */
export function lostAttributes(element: Element): { name: string; reason: string }[] {
  return element.attrs.flatMap(({ name, value }) => {
    if (value.trim() === '' && name !== 'hidden' && name !== 'reversed') return [];
    const reason = reasonFor(element.tagName, name);
    return reason ? [{ name, reason }] : [];
  });
}

function reasonFor(tag: string, name: string): string | undefined {
  if (/^on[a-z]/.test(name)) return 'Scripts don’t run in a text.';
  const some = ON_SOME[name];
  if (some) return some[tag] ?? some['*'];
  return Object.hasOwn(TELLING, name) ? TELLING[name] : undefined;
}
