import { Mark as AnyMark } from '@tiptap/core';
import { isCleanText } from '../../../../publishing/body/attributes.ts';
import type { Mark } from '../../../../publishing/body/document.ts';
import { safeHref } from '../../../../publishing/body/href.ts';
import { MARK_ORDER, MARKS } from '../../../../publishing/body/node-rules.ts';

type Plain = Exclude<Mark['type'], 'link'>;

const TAGS: Record<Plain, [string, ...string[]]> = {
  bold: ['strong', 'b'],
  italic: ['em', 'i'],
  strike: ['s', 'del'],
  superscript: ['sup'],
  subscript: ['sub'],
  code: ['code'],
};

const plainMarks = (Object.keys(TAGS) as Plain[]).map((name) =>
  AnyMark.create({
    name,
    priority: priorityOf(name),
    parseHTML: () => TAGS[name].map((tag) => ({ tag })),
    renderHTML: () => [TAGS[name][0], 0],
  }),
);

/** A link never goes on by itself into what is typed after it. */
const Link = AnyMark.create({
  name: 'link',
  priority: priorityOf('link'),
  inclusive: false,
  addAttributes: () => ({
    href: { default: null },
    title: {
      default: null,
      parseHTML: (element) => {
        const title = element.getAttribute('title');
        return title && MARKS.link.title?.accepts(title) && isCleanText(title) ? title : null;
      },
    },
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (safeHref(element.getAttribute('href') ?? '') ? {} : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, href: safeHref(HTMLAttributes.href ?? '') }, 0],
});

/** Every mark, ranked as documents store them: of two the earlier is drawn around the later. */
export const marks = [Link, ...plainMarks];

function priorityOf(name: Mark['type']): number {
  return 900 - 10 * MARK_ORDER.indexOf(name);
}
