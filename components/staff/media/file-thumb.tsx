import type { DocumentFile } from '../../../publishing/body/document.ts';

type Props = { file: DocumentFile; name: string };

/** What stands for a file in a list: the picture itself, small, or the letters its name ends with. Decoration beside the name. */
export function FileThumb({ file, name }: Props) {
  const picture = file.contentType.startsWith('image/') && file.src !== null;
  return (
    <span className="file-thumb">
      {picture ? (
        <img src={file.renditions[0]?.src ?? file.src ?? ''} alt="" loading="lazy" decoding="async" />
      ) : (
        <span aria-hidden="true">{name.slice(name.lastIndexOf('.') + 1)}</span>
      )}
    </span>
  );
}
