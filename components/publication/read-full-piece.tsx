import type { OutletView } from '../../publishing/publications/views.ts';

/** The way to the whole of a piece that lives elsewhere; the address's host stands in for an outlet without a name. */
export function ReadFullPiece({ url, outlet }: { url: string; outlet: OutletView | null }) {
  const name = outlet?.name ?? URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;
  return (
    <p className="read-full-piece">
      <a href={url}>
        Read the full piece at <cite>{name}</cite>
      </a>
      .
    </p>
  );
}
