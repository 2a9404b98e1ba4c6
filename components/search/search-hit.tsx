import { excerpt } from '../../publishing/body/text.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import { routes } from '../../publishing/routes.ts';
import type { SearchHit, TextRun } from '../../publishing/search/views.ts';
import { textIn } from '../../publishing/text-in.ts';
import { Byline } from '../publication/byline.tsx';
import { Cover } from '../publication/cover.tsx';
import { KindLine } from '../publication/kind-line.tsx';

/** A publication that was found, with the places in its text that say why. */
export function SearchHitItem({ hit, institution }: { hit: SearchHit; institution: Institution }) {
  const { card, title, passages } = hit;
  return (
    <article className="publication-item">
      <div className="search-hit-text">
        <KindLine publication={card} institution={institution} />
        <h2 className="publication-item-title" {...textIn(card.language)}>
          <a href={routes.publication(card.kind, card.slug)}>
            <Runs runs={title} />
          </a>
        </h2>
        <p className="publication-item-summary" {...textIn(card.language)}>
          {passages.length === 0
            ? excerpt(card.summary, SUMMARY)
            : passages.map((runs, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the passages never change places
                <span key={index}>
                  {index > 0 && ' … '}
                  <Runs runs={runs} />
                </span>
              ))}
          {breaksOff(passages) && ' …'}
        </p>
        <Byline byline={card.byline} />
      </div>
      <Cover publication={card} sizes="9rem" />
    </article>
  );
}

const SUMMARY = 240;

/** Whether the last passage ends within a sentence. */
function breaksOff(passages: TextRun[][]): boolean {
  const last = passages.at(-1)?.at(-1)?.text;
  return last !== undefined && !/[.?!…]["”’)]*\s*$/.test(last);
}

function Runs({ runs }: { runs: TextRun[] }) {
  let offset = 0;
  return runs.map(({ text, hit }) => {
    const key = offset;
    offset += text.length;
    return hit ? <mark key={key}>{text}</mark> : text;
  });
}
