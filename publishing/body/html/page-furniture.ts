import { attribute, classesOf, descendants, type Element, hasAncestor, type Parent, replace, textOf } from './tree.ts';

/** What a page has to be used, whoever reads its text: never words of the text. */
const NEVER_TEXT = new Set(['button', 'select', 'textarea']);
const ROLES_NEVER_TEXT = new Set([
  'navigation', 'banner', 'contentinfo', 'search', 'button', 'menu', 'menubar', 'toolbar', 'tablist', 'combobox', 'searchbox',
  'slider', 'spinbutton', 'switch', 'tooltip',
]); // biome-ignore format: a word list
/** Some systems wrap a whole page in these. */
const PERHAPS_TEXT = new Set(['form', 'dialog']);
const ROLES_PERHAPS_TEXT = new Set(['form', 'dialog', 'alertdialog', 'complementary']);
/** Beside the text where a page says which part of it is the text. */
const BESIDE_TEXT = new Set(['header', 'footer', 'aside']);

/** Names by which style sheets hide words from all but screen readers. */
const UNSEEN = new Set(['sr-only', 'visually-hidden', 'visuallyhidden', 'screen-reader-text', 'screen-reader-only']);

const WAYS_TO_SHARE = [
  /^https?:\/\/(www\.)?facebook\.com\/(sharer|share\.php|dialog\/(share|feed|send))/i,
  /^https?:\/\/(www\.)?(twitter|x)\.com\/(intent|share)\b/i,
  /^https?:\/\/(www\.)?linkedin\.com\/(sharing|shareArticle|cws\/share)/i,
  /^https?:\/\/(api\.whatsapp\.com\/send|wa\.me\/\?text)/i,
  /^https?:\/\/(t|telegram)\.me\/share/i,
  /^https?:\/\/(www\.)?reddit\.com\/submit/i,
  /^https?:\/\/(www\.)?pinterest\.[a-z.]+\/pin\/create/i,
  /^https?:\/\/bsky\.app\/intent\/compose/i,
  /^(mailto:\?|whatsapp:\/\/send)/i,
];

/** Leaves out of a page what is there to be used and not read: ways elsewhere, forms, buttons, and ways to share the page. */
export function dropFurniture(root: Parent): void {
  const whole = textOf(root).trim().length;
  const text = textOfPage(root);
  const dropped = new Set<Parent>();
  for (const element of [...descendants(root)]) {
    const parent = element.parentNode;
    const within = parent !== null && dropped.has(parent);
    if (within) dropped.add(element);
    if (within || !isFurniture(element, text, whole)) continue;
    dropped.add(element);
    dropEmptied(element);
  }
}

function isFurniture(element: Element, text: Element | null, whole: number): boolean {
  const { tagName } = element;
  const role = attribute(element, 'role') ?? '';
  const words = () => textOf(element).trim().length;
  if (classesOf(element).some((name) => UNSEEN.has(name))) return true;
  if (tagName === 'nav' || isBeside(element, role, text)) return words() < whole;
  if (NEVER_TEXT.has(tagName) || ROLES_NEVER_TEXT.has(role) || isWayToShare(element))
    return words() < whole && !holdsPicture(element);
  const perhaps =
    PERHAPS_TEXT.has(tagName) || ROLES_PERHAPS_TEXT.has(role) || attribute(element, 'aria-hidden') === 'true';
  return perhaps && words() * 2 < whole && !holdsPicture(element);
}

function isBeside(element: Element, role: string, text: Element | null): boolean {
  if (text === null || !BESIDE_TEXT.has(element.tagName) || role.startsWith('doc-')) return false;
  return !hasAncestor(element, text) && !hasAncestor(text, element);
}

/** The part of a page that it says is its text. */
function textOfPage(root: Parent): Element | null {
  const elements = [...descendants(root)];
  const main = elements.find(({ tagName, attrs }) => tagName === 'main' || attrs.some(isMainRole));
  const articles = elements.filter(({ tagName }) => tagName === 'article');
  return main ?? (articles.length === 1 ? (articles[0] ?? null) : null);
}

function isMainRole({ name, value }: { name: string; value: string }): boolean {
  return name === 'role' && value === 'main';
}

/** Pictures that open larger are buttons; that they can't be pasted is said elsewhere. */
function holdsPicture(element: Element): boolean {
  return [...descendants(element)].some(({ tagName }) => tagName === 'img' || tagName === 'picture');
}

function isWayToShare(element: Element): boolean {
  if (element.tagName !== 'a') return false;
  const href = (attribute(element, 'href') ?? '').trim();
  return WAYS_TO_SHARE.some((pattern) => pattern.test(href));
}

/** Takes away an element, and what held nothing else. */
function dropEmptied(element: Element): void {
  let gone = element;
  for (let parent = gone.parentNode; parent && 'tagName' in parent; parent = gone.parentNode) {
    const others = parent.childNodes.some(
      (child) => child !== gone && ('tagName' in child || ('value' in child && child.value.trim() !== '')),
    );
    if (others || !['li', 'ul', 'ol', 'div', 'p', 'span', 'section'].includes(parent.tagName)) break;
    gone = parent;
  }
  replace(gone);
}
