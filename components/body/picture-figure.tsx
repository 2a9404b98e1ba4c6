import { isNameOfFile } from '../../publishing/body/alt-text.ts';
import type { DocumentFile, Figure, FigureWidth } from '../../publishing/body/document.ts';
import { safeHref } from '../../publishing/body/href.ts';
import { inlineText } from '../../publishing/body/inline.ts';
import { Picture } from '../ui/picture.tsx';
import { Inlines } from './inlines.tsx';
import type { Setting } from './setting.ts';

const SIZES: Record<FigureWidth, string> = {
  text: '(min-width: 48rem) 40rem, 100vw',
  wide: '(min-width: 72rem) 60rem, 100vw',
  small: '(min-width: 48rem) 20rem, 100vw',
};

export function PictureFigure({ figure, setting }: { figure: Figure; setting: Setting }) {
  const { alt, credit, width = 'text' } = figure.attrs;
  const file = setting.files[figure.attrs.file] ?? null;
  const shown = file?.src && safeHref(file.src) ? file : null;
  const words = isNameOfFile(alt) || alt.trim() === inlineText(figure.content).trim() ? '' : alt;
  if (!shown && words === '' && !figure.content) return null;
  return (
    <figure className="figure" data-width={width}>
      {shown ? (
        <Picture picture={{ ...safeFile(shown), alt, credit: credit ?? '' }} sizes={SIZES[width] ?? SIZES.text} />
      ) : (
        <Missing alt={words} />
      )}
      {(figure.content || credit) && (
        <figcaption>
          <Inlines items={figure.content} setting={setting} /> {credit && <span className="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}

function safeFile(file: DocumentFile): DocumentFile {
  return { ...file, renditions: file.renditions.filter(({ src }) => safeHref(src)) };
}

/** A picture of which only the record is there: what it shows, in a line of words. */
function Missing({ alt }: { alt: string }) {
  return (
    <p className="figure-missing">
      <span className="figure-missing-reason">Picture not available</span>
      {alt && ` ${alt}`}
    </p>
  );
}
