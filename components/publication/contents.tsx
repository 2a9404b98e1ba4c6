import type { OutlineEntry } from '../../publishing/body/outline.ts';

/** The contents list of a long publication; where the browser can, it marks the section being read. */
export function Contents({ entries }: { entries: OutlineEntry[] }) {
  return (
    <nav className="contents-list" aria-labelledby="contents">
      <h2 id="contents" className="contents-list-heading">
        Contents
      </h2>
      <ol>
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
