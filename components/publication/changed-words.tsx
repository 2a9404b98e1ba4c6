import type { Run } from '../../publishing/body/compared-words.ts';
import { textIn } from '../../publishing/text-in.ts';

/** Words of two versions as one: what went struck through, what came underlined, and both said to who can't see it. */
export function ChangedWords({ runs, language }: { runs: Run[]; language: string }) {
  return (
    <span className="changed-words" {...textIn(language)}>
      {runs.map(({ what, text }, index) => {
        const key = index;
        if (what === 'same') return <span key={key}>{text}</span>;
        const Element = what === 'deleted' ? 'del' : 'ins';
        return (
          <Element key={key}>
            <span className="sr-only" lang="en">
              {what === 'deleted' ? ' taken out: ' : ' put in: '}
            </span>
            {text}
          </Element>
        );
      })}
    </span>
  );
}
