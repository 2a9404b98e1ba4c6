import { Fragment, type ReactNode } from 'react';
import { type ComparedNode, countChanges } from '../../publishing/body/comparison.ts';
import type { ContentComparison, FieldChange } from '../../publishing/publications/comparison.ts';
import type { History } from '../../publishing/publications/history-desk.ts';
import { type TextName, textNameInWords } from '../../publishing/publications/text-name.ts';
import { textIn } from '../../publishing/text-in.ts';
import { CompareForm } from './compare-form.tsx';
import { ComparedBlock, isChange, Runs } from './compared-block.tsx';
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
            <ComparedBlock key={place} node={node} />
          ))}
        </details>,
      );
      index = end;
    } else {
      shown.push(<ComparedBlock key={index} node={nodes[index] as ComparedNode} />);
      index += 1;
    }
  }
  return shown;
}
