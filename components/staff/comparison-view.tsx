import { Fragment, type ReactNode } from 'react';
import type { Run } from '../../publishing/body/compared-words.ts';
import { type ComparedNode, countChanges, runsIn } from '../../publishing/body/comparison.ts';
import { excerpt } from '../../publishing/body/text.ts';
import type { ContentComparison, FieldChange } from '../../publishing/publications/comparison.ts';
import type { History } from '../../publishing/publications/history-desk.ts';
import { type TextName, textNameInWords } from '../../publishing/publications/text-name.ts';
import { textIn } from '../../publishing/text-in.ts';
import { CompareForm } from './compare-form.tsx';
import './comparison.css';

type Props = {
  id: string;
  history: History;
  from: TextName | null;
  to: TextName | null;
  /** Null when one of the two is not there. */
  comparison: ContentComparison | null;
};

/** Two texts of a publication as one, with what went struck through and what came underlined. */
export function ComparisonView({ id, history, from, to, comparison }: Props) {
  return (
    <>
      <CompareForm id={id} history={history} from={from} to={to} />
      {comparison && from && to ? (
        <Comparison comparison={comparison} from={textNameInWords(from)} to={textNameInWords(to)} />
      ) : (
        <p className="comparison-none" role="status">
          {from && to ? 'One of these two texts is not there. Choose two that are.' : 'Choose two texts to compare.'}
        </p>
      )}
    </>
  );
}

function Comparison({ comparison, from, to }: { comparison: ContentComparison; from: string; to: string }) {
  const { fields, body, language } = comparison;
  const { deleted, inserted, moved } = countChanges(body);
  const changed = body.some(isChange);
  const counts = [
    `${inserted} ${inserted === 1 ? 'word' : 'words'} came`,
    `${deleted} went`,
    ...(moved > 0 ? [`${moved} ${moved === 1 ? 'block' : 'blocks'} moved`] : []),
  ];
  return (
    <div className="comparison">
      <p className="comparison-key" role="status">
        {fields.length === 0 && !changed
          ? `There is no difference between ${from} and ${to}.`
          : `From ${from} to ${to}: ${counts.join(', ')}.`}{' '}
        <del>Struck through</del> is only in {from}, <ins>underlined</ins> only in {to}.
      </p>
      {fields.length > 0 && (
        <section aria-labelledby="changed-fields">
          <h2 id="changed-fields">Around the text</h2>
          <dl className="comparison-fields">
            {fields.map((field) => (
              <Fragment key={field.label}>
                <dt>{field.label}</dt>
                <dd>
                  <Field field={field} />
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      )}
      <section aria-labelledby="changed-text">
        <h2 id="changed-text">Text</h2>
        {changed ? (
          <div className="comparison-text" {...textIn(language)}>
            {grouped(body)}
          </div>
        ) : (
          <p>The text is the same in both.</p>
        )}
      </section>
    </div>
  );
}

function Field({ field }: { field: FieldChange }) {
  if (field.runs) {
    return (
      <bdi>
        <Runs runs={field.runs} />
      </bdi>
    );
  }
  return (
    <ul>
      {field.entries.map(({ name, what, details }) => (
        <li key={`${what} ${name}`}>
          <bdi>{what === 'added' ? <ins>{name}</ins> : what === 'removed' ? <del>{name}</del> : name}</bdi>{' '}
          {[...(what === 'changed' ? [] : [what]), ...details].join(', ')}
        </li>
      ))}
    </ul>
  );
}

function isChange({ what, moved }: ComparedNode): boolean {
  return what !== 'same' || moved !== undefined;
}

/** Unchanged blocks that no change is next to are folded away. */
function grouped(nodes: ComparedNode[]): ReactNode[] {
  const near = nodes.map((_, index) => nodes.slice(Math.max(0, index - 1), index + 2).some(isChange));
  const shown: ReactNode[] = [];
  for (let index = 0; index < nodes.length; ) {
    let end = index;
    while (end < nodes.length && !near[end]) end += 1;
    if (end - index > 1) {
      const hidden = nodes.slice(index, end);
      shown.push(
        <details key={`same-${index}`} className="comparison-same">
          <summary>{hidden.length} unchanged blocks</summary>
          {hidden.map((node, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells a block apart
            <Block key={place} node={node} />
          ))}
        </details>,
      );
      index = end;
    } else {
      shown.push(<Block key={index} node={nodes[index] as ComparedNode} />);
      index += 1;
    }
  }
  return shown;
}

function Block({ node }: { node: ComparedNode }) {
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
          <Block key={index} node={child} />
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

function Runs({ runs }: { runs: Run[] }) {
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
