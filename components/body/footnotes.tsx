import type { Footnote } from '../../publishing/body/document.ts';
import { Inlines } from './inlines.tsx';
import type { Setting } from './setting.ts';

/**
 * The number in the text. It is a link to the note at the end of the text; the note, while it is the target, lies at the
 * foot of the window (body.css), so that it is read without leaving the place and without a script.
 */
export function FootnoteMark({ number }: { number: number | undefined }) {
  if (number === undefined) return null;
  return (
    <sup className="footnote-mark">
      <a id={`footnote-mark-${number}`} href={`#footnote-${number}`} role="doc-noteref" aria-label={`Note ${number}`}>
        {number}
      </a>
    </sup>
  );
}

export function Footnotes({ notes, setting }: { notes: readonly Footnote[]; setting: Setting }) {
  return (
    <section className="footnotes" role="doc-endnotes" aria-labelledby="footnotes">
      <h2 id="footnotes">Notes</h2>
      <ol>
        {notes.map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rendered document never changes order
          <li key={index}>
            <div id={`footnote-${index + 1}`} className="footnote">
              <span className="footnote-number" aria-hidden="true">
                {index + 1}
              </span>
              <p>
                <Inlines items={note.content} setting={setting} />{' '}
                <a
                  className="footnote-back"
                  href={`#footnote-mark-${index + 1}`}
                  role="doc-backlink"
                  aria-label={`Back to note ${index + 1} in the text`}
                >
                  ↩
                </a>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
