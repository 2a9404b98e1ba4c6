import { Fragment } from 'react';
import type { Run } from '../../publishing/body/compared-words.ts';
import { type ComparedNode, runsIn } from '../../publishing/body/comparison.ts';
import { excerpt } from '../../publishing/body/text.ts';

/** One block of two texts, with all that stands in it and what became of each part. */
export function ComparedBlock({ node }: { node: ComparedNode }) {
  const { what, label, attributes, runs, children, moved, type } = node;
  if (moved === 'away') {
    const words = runsIn([node]).map(({ text }) => text);
    return (
      <div className="compared" data-what="moved">
        <p className="compared-label">{label}, moved from here</p>
        <p className="compared-origin">{excerpt(words.join(' '), 90)}</p>
      </div>
    );
  }
  const verb = moved === 'here' ? (what === 'same' ? 'moved here' : 'moved here and changed') : what;
  return (
    <div className="compared" data-what={moved ? 'moved' : what} data-type={type}>
      {isChange(node) && (
        <p className="compared-label">
          {label}, {verb}
        </p>
      )}
      {runs.length > 0 && (
        <p className="compared-words">
          <Runs runs={runs} />
        </p>
      )}
      {type === 'table' ? (
        <TableRows rows={children} />
      ) : (
        children.map((child, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells a block apart
          <ComparedBlock key={index} node={child} />
        ))
      )}
      {attributes.length > 0 && (
        <ul className="compared-attributes">
          {attributes.map((attribute) => (
            <li key={attribute.label}>
              {attribute.label}: <Runs runs={attribute.runs} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Cells side by side, as in the table itself. */
function TableRows({ rows }: { rows: ComparedNode[] }) {
  return (
    <div className="compared-table">
      <table>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells a row apart
            <tr key={index} data-what={row.moved ? 'moved' : row.what}>
              {row.moved === 'away' ? (
                <td colSpan={row.children.length}>
                  <span className="compared-cell-note">Row moved from here</span>
                </td>
              ) : (
                row.children.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells a cell apart
                  <td key={place} data-what={cell.what}>
                    <Cell cell={cell} />
                  </td>
                ))
              )}
              {row.moved === 'here' && (
                <td>
                  <span className="compared-cell-note">Row moved here</span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: ComparedNode }) {
  return (
    <>
      {cell.children.map((child, part) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells a block apart
        <CellWords key={part} node={child} />
      ))}
      {cell.what === 'changed' &&
        cell.attributes.map(({ label, runs }) => (
          <span key={label} className="compared-cell-note">
            {label}: <Runs runs={runs} />
          </span>
        ))}
    </>
  );
}

function CellWords({ node }: { node: ComparedNode }) {
  return (
    <div>
      <Runs runs={node.runs} />
      {node.children.map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells a block apart
        <CellWords key={index} node={child} />
      ))}
    </div>
  );
}

export function Runs({ runs }: { runs: Run[] }) {
  return runs.map((run, index) => {
    const key = index;
    if (run.what === 'deleted') return <del key={key}>{run.text}</del>;
    if (run.what === 'inserted') return <ins key={key}>{run.text}</ins>;
    return run.marks ? (
      <span key={key} className="compared-marks">
        {run.text} <small>({run.marks})</small>
      </span>
    ) : (
      <Fragment key={key}>{run.text}</Fragment>
    );
  });
}

export function isChange({ what, moved }: ComparedNode): boolean {
  return what !== 'same' || moved !== undefined;
}
