import type { Embed } from '../../publishing/body/document.ts';
import { embedTarget } from '../../publishing/body/embeds.ts';
import { safeHref } from '../../publishing/body/href.ts';

/**
 * What is shown from another site: a link that names it and, for the players we let in, a frame that opens on demand. The
 * frame is lazy inside a closed `details`, so that another site hears of a reader only when the reader asks, without a script
 * and without a banner.
 */
export function EmbedCard({ embed }: { embed: Embed }) {
  const target = embedTarget(embed.attrs.url);
  const href = target && safeHref(target.url);
  if (!target || !href) return null;
  const { title } = embed.attrs;
  return (
    <figure className="embed">
      <a className="embed-link" href={href} rel="noopener">
        <span className="embed-title">{title}</span> <span className="embed-site">on {target.site}</span>
      </a>
      {target.player && (
        <details>
          <summary>Show it here, from {target.site}</summary>
          <iframe
            src={target.player}
            title={title}
            loading="lazy"
            sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
            allow="fullscreen; picture-in-picture; encrypted-media"
            referrerPolicy="strict-origin-when-cross-origin"
          />
        </details>
      )}
    </figure>
  );
}
