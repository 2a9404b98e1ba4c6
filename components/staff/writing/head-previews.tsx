import { excerpt } from '../../../publishing/body/text.ts';
import { SUMMARY_CUTS } from '../../../publishing/publications/summary-cuts.ts';

type HeadProps = { title: string; description: string; house: string; address: string; picture: string | null };

/** How a publication looks among search results and when its address is shared. */
export function HeadPreviews({ title, description, house, address, picture }: HeadProps) {
  const { host, pathname } = new URL(address);
  return (
    <div className="head-previews">
      <figure>
        <figcaption>As a search result</figcaption>
        <div className="search-preview">
          <p className="search-preview-address">
            {host}
            {pathname
              .split('/')
              .filter(Boolean)
              .map((part) => ` › ${decodeURIComponent(part)}`)}
          </p>
          <p className="search-preview-title">{cut(title || 'Untitled', 60)}</p>
          <p>{cut(description, 160)}</p>
        </div>
      </figure>
      <figure>
        <figcaption>As a share card</figcaption>
        <div className="card-preview">
          {picture ? <img src={picture} alt="" /> : <p className="card-preview-picture">{title || 'Untitled'}</p>}
          <p className="card-preview-house">{house}</p>
          <p className="card-preview-title">{cut(title || 'Untitled', 90)}</p>
          <p>{cut(description, 120)}</p>
        </div>
      </figure>
    </div>
  );
}

/** Where lists and rails cut a summary; nothing while it fits everywhere. */
export function SummaryCuts({ summary }: { summary: string }) {
  const list = excerpt(summary, SUMMARY_CUTS.list);
  const rail = excerpt(summary, SUMMARY_CUTS.rail);
  if (!summary.trim()) return null;
  if (!rail.endsWith('…') || rail === excerpt(summary, summary.length)) {
    return <p className="staff-hint">Lists and rails show all of it.</p>;
  }
  return (
    <dl className="summary-cuts">
      {list !== excerpt(summary, summary.length) && (
        <>
          <dt>In lists</dt>
          <dd>{list}</dd>
        </>
      )}
      <dt>Beside other pieces</dt>
      <dd>{rail}</dd>
    </dl>
  );
}

function cut(text: string, characters: number): string {
  return excerpt(text, characters);
}
