import type { Table, TableCell, TableHeader, TableRow } from '../../publishing/body/document.ts';
import { Blocks } from './blocks.tsx';
import { Inlines } from './inlines.tsx';
import type { Setting } from './setting.ts';

/** A table that scrolls within its own frame where the page is narrower than it. */
export function TableFigure({ table, setting }: { table: Table; setting: Setting }) {
  const { caption, source } = table.attrs ?? {};
  const firstOfBody = table.content.findIndex(({ content }) => content.some(({ type }) => type === 'tableCell'));
  const heads = firstOfBody > 0 ? table.content.slice(0, firstOfBody) : [];
  return (
    <figure className="table">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="table-frame" role="group" aria-label={caption ?? 'Table'} tabIndex={0}>
        <table>
          {caption && <caption>{caption}</caption>}
          {heads.length > 0 && (
            <thead>
              <Rows rows={heads} scope="col" setting={setting} />
            </thead>
          )}
          <tbody>
            <Rows rows={table.content.slice(heads.length)} scope="row" setting={setting} />
          </tbody>
        </table>
      </div>
      {source && <figcaption className="table-source">Source: {source}</figcaption>}
    </figure>
  );
}

function Rows({ rows, scope, setting }: { rows: readonly TableRow[]; scope: 'col' | 'row'; setting: Setting }) {
  return rows.map((row, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a rendered document never changes order
    <tr key={index}>
      {row.content.map((cell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rendered document never changes order
        <Cell key={place} cell={cell} scope={scope} setting={setting} />
      ))}
    </tr>
  ));
}

function Cell({ cell, scope, setting }: { cell: TableHeader | TableCell; scope: 'col' | 'row'; setting: Setting }) {
  const { colspan, rowspan, align } = cell.attrs ?? {};
  const shared = { colSpan: colspan, rowSpan: rowspan, 'data-align': align };
  const [first, another] = cell.content;
  const content =
    first?.type === 'paragraph' && !another ? (
      <Inlines items={first.content} setting={setting} />
    ) : (
      <Blocks blocks={cell.content} setting={setting} />
    );
  if (cell.type === 'tableHeader') {
    return (
      <th scope={scope} {...shared}>
        {content}
      </th>
    );
  }
  return <td {...shared}>{content}</td>;
}
