import type { Institution } from '../../publishing/institution/institution.ts';
import type { DownloadView } from '../../publishing/publications/views.ts';
import { formatBytes } from '../../publishing/quantities.ts';

/** The files of a publication, each with its format and size. */
export function Downloads({ downloads, institution }: { downloads: DownloadView[]; institution: Institution }) {
  if (downloads.length === 0) return null;
  return (
    <ul className="downloads" aria-label="Downloads">
      {downloads.map(({ label, src, contentType, bytes }) => (
        <li key={src}>
          <a href={src}>{label}</a>{' '}
          <span className="downloads-format">
            {[formatName(contentType), bytes && formatBytes(bytes, institution.language)].filter(Boolean).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

const FORMATS: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/epub+zip': 'EPUB',
  'text/csv': 'CSV',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/zip': 'ZIP',
};

function formatName(contentType: string): string {
  return FORMATS[contentType] ?? (contentType.split('/').at(-1) ?? '').toUpperCase();
}
