import { Fragment, type ReactNode } from 'react';
import type { Inline, Mark } from '../../publishing/body/document.ts';
import { isExternal, safeHref } from '../../publishing/body/href.ts';
import { FootnoteMark } from './footnotes.tsx';
import type { Setting } from './setting.ts';

type Link = Extract<Mark, { type: 'link' }>;
/** Neighboring items of one link, or of none. */
type Run = { link: Link | null; items: Inline[] };

/** Inline content; what shares one link stands in one `a`, however it is emphasized. */
export function Inlines({ items = [], setting }: { items?: readonly Inline[] | undefined; setting: Setting }) {
  return runsOf(items).map(({ link, items: run }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a rendered document never changes order
    <Linked key={index} link={link}>
      {run.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rendered document never changes order
        <InlineNode key={place} item={item} setting={setting} />
      ))}
    </Linked>
  ));
}

function runsOf(items: readonly Inline[]): Run[] {
  const runs: Run[] = [];
  for (const item of items) {
    const link = linkOf(item);
    const last = runs.at(-1);
    if (last && last.link?.attrs.href === link?.attrs.href && last.link?.attrs.title === link?.attrs.title) {
      last.items.push(item);
    } else {
      runs.push({ link, items: [item] });
    }
  }
  return runs;
}

function linkOf(item: Inline): Link | null {
  return item.type === 'text' ? (item.marks?.find((mark): mark is Link => mark.type === 'link') ?? null) : null;
}

function Linked({ link, children }: { link: Link | null; children: ReactNode }) {
  const href = link && safeHref(link.attrs.href);
  if (!href) return children;
  return (
    <a href={href} title={link.attrs.title} rel={isExternal(href) ? 'noopener' : undefined}>
      {children}
    </a>
  );
}

function InlineNode({ item, setting }: { item: Inline; setting: Setting }) {
  switch (item.type) {
    case 'text':
      return <Marked text={item.text} marks={item.marks} />;
    case 'hardBreak':
      return <br />;
    case 'footnote':
      return <FootnoteMark number={setting.numbers.get(item)} />;
    default:
      return null;
  }
}

const ELEMENTS = new Map<string, 'strong' | 'em' | 's' | 'sup' | 'sub' | 'code'>([
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['superscript', 'sup'],
  ['subscript', 'sub'],
  ['code', 'code'],
]);

function Marked({ text, marks = [] }: { text: string; marks?: readonly Mark[] | undefined }): ReactNode {
  const [outer, ...inner] = marks;
  if (!outer) return text;
  const Element = ELEMENTS.get(outer.type) ?? Fragment;
  return (
    <Element>
      <Marked text={text} marks={inner} />
    </Element>
  );
}
