import './watermark.css';

type Props = { label: string; day: string };

/** For whom and when, over the whole page, on screen and on paper; and once in words for those who can't see it. */
export function Watermark({ label, day }: Props) {
  const text = `${label} · ${day}`;
  return (
    <>
      <aside className="preview-notice" aria-label="Preview">
        <p>
          <strong>Not published.</strong> This preview is for {label}, {day}. Please don’t pass it on or quote it.
        </p>
      </aside>
      <div className="watermark" aria-hidden="true">
        {MARKS.map((mark) => (
          <span key={mark}>{text}</span>
        ))}
      </div>
    </>
  );
}

const MARKS = Array.from({ length: 24 }, (_, index) => index);
