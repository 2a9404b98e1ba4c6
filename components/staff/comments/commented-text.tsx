import type { MarkedText } from '../../../publishing/comments/marked-text.ts';
import { textIn } from '../../../publishing/text-in.ts';
import './comments.css';

type Props = { text: MarkedText; language: string; numbers: ReadonlyMap<string, number> };

/** The words of a document in their blocks, each with its number, and the passages that are commented on marked. */
export function CommentedText({ text, language, numbers }: Props) {
  return (
    <ol className="commented" {...textIn(language)}>
      {text.stretches.map(({ number, type, start, segments }) => (
        <li key={number} data-type={type} id={`block-${number}`}>
          <p data-start={start}>
            {segments.map(({ text: words, threads, ending }, index) => {
              const key = `${number}-${index}`;
              const on = ending[0] ?? threads[0];
              if (on === undefined) return <span key={key}>{words}</span>;
              const shown = ending.map((id) => numbers.get(id)).join(', ');
              return (
                <mark key={key}>
                  <a href={`#thread-${on}`} data-number={shown || undefined}>
                    {words}
                  </a>
                </mark>
              );
            })}
          </p>
        </li>
      ))}
    </ol>
  );
}
