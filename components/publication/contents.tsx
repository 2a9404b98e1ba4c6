import type { OutlineEntry } from '../../publishing/body/outline.ts';
import { textIn } from '../../publishing/text-in.ts';

type Props = { entries: OutlineEntry[] /** The publication's. */; language: string };

/** The contents list of a long publication; where the browser can, it marks the section being read. */
export function Contents({ entries, language }: Props) {
  return (
    <nav className="contents-list" aria-labelledby="contents">
      <h2 id="contents" className="contents-list-heading">
        Contents
      </h2>
      <style>{FOLLOWS_THE_SCROLL}</style>
      <ol {...textIn(language)}>
        {entries
          .filter(({ level }) => level < 4)
          .map(({ id, text, level }) => (
            <li key={id} data-level={level}>
              <a href={`#${encodeURIComponent(id)}`}>{text}</a>
            </li>
          ))}
      </ol>
    </nav>
  );
}

// Here because the bundler's reader of stylesheets doesn't know these words yet.
const FOLLOWS_THE_SCROLL =
  '.contents-list ol{scroll-target-group:auto}.contents-list a:target-current{color:var(--accent)}';
