import {
  Table as AnyTable,
  TableCell as AnyTableCell,
  TableHeader as AnyTableHeader,
  TableRow as AnyTableRow,
} from '@tiptap/extension-table';
import { accepted, storedAttribute, storedAttributes, wholeNumberOf } from './stored-attribute.ts';
import { INNER } from './whole.ts';

export const Table = AnyTable.extend({
  group: '',
  addAttributes: () => ({
    ...storedAttributes('table', { source: 'data-source' }),
    caption: storedAttribute('table', 'caption', (element) =>
      element.querySelector(':scope > caption')?.textContent?.replace(/\s+/g, ' ').trim(),
    ),
  }),
  parseHTML: () => [{ tag: 'table', contentElement: rowsOf }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'table',
    HTMLAttributes,
    ...(node.attrs.caption ? [['caption', node.attrs.caption]] : []),
    ['tbody', 0],
  ],
  addNodeView: () => null,
});

export const TableRow = AnyTableRow.extend({ content: '(tableHeader | tableCell)*' });

const cellAttributes = () => ({
  colspan: span('colspan'),
  rowspan: span('rowspan'),
  align: storedAttribute(
    'tableCell',
    'align',
    (element) => element.getAttribute('data-align') ?? element.getAttribute('align'),
    'data-align',
  ),
});

export const TableHeader = AnyTableHeader.extend({ content: `${INNER}+`, addAttributes: cellAttributes });
export const TableCell = AnyTableCell.extend({ content: `${INNER}+`, addAttributes: cellAttributes });

function span(name: 'colspan' | 'rowspan') {
  return {
    default: 1,
    parseHTML: (element: HTMLElement) => accepted('tableCell', name, wholeNumberOf(element, name)) ?? 1,
    renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
  };
}

/** The table without its caption, which is an attribute. */
function rowsOf(element: globalThis.Node): HTMLElement {
  const table = element.cloneNode(true) as HTMLElement;
  table.querySelector(':scope > caption')?.remove();
  return table;
}
