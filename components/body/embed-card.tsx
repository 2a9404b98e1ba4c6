import type { Embed } from '../../publishing/body/document.ts';
import { type EmbedTarget, embedTarget } from '../../publishing/body/embeds.ts';
import { safeHref } from '../../publishing/body/href.ts';

/**
 * What is shown from another site: a link that names it and, for the players we let in, a frame that holds nothing but a
 * link to the player. Another site hears of a reader only when the reader follows one of them, without a script and without
 * a banner. (A lazy frame would not do: browsers load it at once where scripts are off.)
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
        <iframe
          srcDoc={doorTo(target.site, target.player)}
          title={`${title}, on ${target.site}`}
          sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
          allow="fullscreen; picture-in-picture; encrypted-media"
          referrerPolicy="strict-origin-when-cross-origin"
        />
      )}
    </figure>
  );
}

const LOOK =
  ':root{color-scheme:light dark}body{margin:0}' +
  'a{display:grid;place-items:center;height:100vh;font:600 15px system-ui,sans-serif;color:CanvasText}';

/** The page inside the frame. Its words come from the list of sites, never from the document. */
function doorTo(site: EmbedTarget['site'], player: string): string {
  return `<!doctype html><html lang="en"><title>${site}</title><style>${LOOK}</style><a href="${encodeURI(player)}">Show it here, from ${site}</a>`;
}
