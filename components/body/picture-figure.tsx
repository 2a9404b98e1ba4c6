import type { DocumentFile, Figure, FigureWidth } from '../../publishing/body/document.ts';
import { safeHref } from '../../publishing/body/href.ts';
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
  return (
    <figure className="figure" data-width={width}>
      {file?.src && safeHref(file.src) ? (
        <Picture picture={{ ...safeFile(file), alt, credit: credit ?? '' }} sizes={SIZES[width] ?? SIZES.text} />
      ) : (
        <Missing file={file} alt={alt} />
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

/** The place of a picture of which only the record is there: what it shows, in words. */
function Missing({ file, alt }: { file: DocumentFile | null; alt: string }) {
  const ratio = file?.width && file.height ? file.width / file.height : 3 / 2;
  return (
    <div className="figure-missing" style={{ aspectRatio: Math.max(ratio, 1.2) }}>
      <p>
        <span className="figure-missing-reason">Picture not available</span>
        {alt && <span>{alt}</span>}
      </p>
    </div>
  );
}
