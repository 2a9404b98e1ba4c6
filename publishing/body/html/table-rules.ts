import type { CellAttrs, Table, TableCell, TableHeader, TableRow } from '../document.ts';
import { inlineText } from '../inline.ts';
import type { Flow } from './flow.ts';
import { lostAttributes } from './lost-attributes.ts';
import { filled, type Marks, type Reading } from './reading.ts';
import { attribute, type Element, elementsIn } from './tree.ts';

/** A table with its caption; what the parser found in it that is neither row nor caption follows it. */
export function table(element: Element, flow: Flow, marks: Marks, reading: Reading): void {
  flow.endParagraph();
  if (!reading.hasRoomFor(element)) {
    reading.into(flow, element, marks);
    return;
  }
  const attrs: Table['attrs'] = {};
  const rows: TableRow[] = [];
  for (const part of elementsIn(element)) {
    if (part.tagName === 'caption') {
      const caption = captionOf(part, flow, reading);
      if (caption) attrs.caption = caption;
    } else if (['thead', 'tbody', 'tfoot'].includes(part.tagName)) {
      rows.push(...rowsOf(part, flow, marks, reading));
    } else {
      reading.element(flow, part, marks);
    }
  }
  const source = reading.line(element, attribute(element, 'data-source') ?? '', 1000);
  if (source) attrs.source = source;
  if (rows.length > 0)
    flow.block({ type: 'table', ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content: rows });
}

export function captionOf(element: Element, flow: Flow, reading: Reading): string {
  const { content, others } = reading.inline(element);
  for (const item of content) {
    if (item.type === 'footnote')
      reading.lose(element, 'The caption of a table can’t hold a note; it was left out.', inlineText(item.content));
    else if (item.type === 'text' && item.marks)
      reading.lose(element, 'The caption of a table holds only text.', item.text);
  }
  for (const other of others) flow.block(other);
  return reading.line(element, inlineText(content), 2000);
}

function rowsOf(section: Element, flow: Flow, marks: Marks, reading: Reading): TableRow[] {
  const rows: TableRow[] = [];
  for (const row of elementsIn(section)) {
    if (row.tagName !== 'tr') {
      reading.element(flow, row, marks);
      continue;
    }
    const cells: (TableHeader | TableCell)[] = [];
    for (const cell of elementsIn(row)) {
      if (cell.tagName === 'td' || cell.tagName === 'th')
        cells.push(cellOf(cell, section.tagName === 'thead', marks, reading));
      else reading.element(flow, cell, marks);
    }
    if (cells.length > 0 || rows.some(({ content }) => content.some(({ attrs }) => (attrs?.rowspan ?? 1) > 1))) {
      rows.push({ type: 'tableRow', content: cells });
    }
  }
  return rows;
}

function cellOf(element: Element, inHead: boolean, marks: Marks, reading: Reading): TableHeader | TableCell {
  for (const { name, reason } of lostAttributes(element)) reading.loseAttribute(element, name, reason);
  const attrs: CellAttrs = {};
  for (const name of ['colspan', 'rowspan'] as const) {
    const span = Number.parseInt(attribute(element, name) ?? '1', 10);
    if (span > 1) attrs[name] = Math.min(span, 100);
    if (span > 100 || span === 0) reading.loseAttribute(element, name, 'A cell spans from 1 to 100 rows or columns.');
  }
  const align = alignOf(element);
  if (align) attrs.align = align;
  const content = filled(reading.blocks(element, marks, 3));
  const type = inHead || element.tagName === 'th' ? 'tableHeader' : 'tableCell';
  return { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content };
}

function alignOf(element: Element): CellAttrs['align'] | null {
  const styled = /text-align:\s*(left|center|right)/i.exec(attribute(element, 'style') ?? '')?.[1];
  const align = (styled ?? attribute(element, 'align') ?? '').toLowerCase();
  return align === 'left' || align === 'center' || align === 'right' ? align : null;
}
