import type { CitableWork } from '../../publishing/citations/citable-work.ts';
import {
  CITATION_FILES,
  CITATION_STYLES,
  type CitationFile,
  type CitationStyle,
} from '../../publishing/citations/formats.ts';
import { type Kind, rulesOf } from '../../publishing/kinds.ts';
import { routes } from '../../publishing/routes.ts';
import { CitationText } from './citation-text.tsx';
import { CopyButton } from './copy-button.tsx';

type Props = { work: CitableWork; kind: Kind; slug: string };

/** How to cite a publication: three styles to select or copy, three files for reference managers. */
export function CiteBox({ work, kind, slug }: Props) {
  return (
    <section className="cite" aria-labelledby="cite">
      <h2 id="cite" className="cite-heading">
        Cite this {rulesOf(kind).label}
      </h2>
      <dl className="cite-styles">
        {(Object.keys(CITATION_STYLES) as CitationStyle[]).map((style) => (
          <div key={style}>
            <dt>{CITATION_STYLES[style].label}</dt>
            <dd id={`cite-${style}`}>
              <CitationText citation={CITATION_STYLES[style].cite(work)} />
            </dd>
            <dd>
              <CopyButton what={CITATION_STYLES[style].label} from={`#cite-${style}`} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="cite-files" aria-label="Citation files">
        {(Object.keys(CITATION_FILES) as CitationFile[]).map((file) => (
          <li key={file}>
            <a href={routes.citation(kind, slug, file)} download rel="nofollow">
              {CITATION_FILES[file].label}
            </a>{' '}
            <CopyButton what={CITATION_FILES[file].label} from={routes.citation(kind, slug, file)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
