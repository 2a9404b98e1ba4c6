import type { ReactNode } from 'react';
import { clockTime } from '../../publishing/body/chapters.ts';
import type { Media } from '../../publishing/body/document.ts';
import { safeHref } from '../../publishing/body/href.ts';
import type { Setting } from './setting.ts';

/** Sound or film from the files, played by the browser itself, with its transcript; nothing is fetched before it is played. */
export function MediaPlayer({ media, setting, children }: { media: Media; setting: Setting; children: ReactNode }) {
  const { kind, title, chapters = [] } = media.attrs;
  return (
    <figure className="media">
      <figcaption>{title}</figcaption>
      <Player media={media} setting={setting} />
      {chapters.length > 0 && (
        <ol className="chapters" aria-label="Chapters">
          {chapters.map(({ start, title }) => (
            <li key={start}>
              <ChapterStart media={media} setting={setting} start={start} /> {title}
            </li>
          ))}
        </ol>
      )}
      {children && (
        <details className="transcript">
          <summary>{kind === 'audio' ? 'Transcript' : 'Transcript of the video'}</summary>
          {children}
        </details>
      )}
    </figure>
  );
}

function Player({ media: { attrs }, setting }: { media: Media; setting: Setting }) {
  const file = setting.files[attrs.file];
  const src = file?.src && safeHref(file.src);
  if (!src) return <p className="media-missing">{attrs.kind === 'audio' ? 'Recording' : 'Video'} not available</p>;
  if (attrs.kind === 'audio') {
    // biome-ignore lint/a11y/useMediaCaption: the transcript stands below
    return <audio controls preload="none" src={src} aria-label={attrs.title} />;
  }
  const poster = attrs.poster && setting.files[attrs.poster]?.src;
  return (
    // biome-ignore lint/a11y/useMediaCaption: the transcript stands below
    <video
      controls
      playsInline
      preload={poster ? 'none' : 'metadata'}
      src={src}
      poster={(poster && safeHref(poster)) || undefined}
      width={file.width ?? undefined}
      height={file.height ?? undefined}
      aria-label={attrs.title}
    />
  );
}

/** The time of a chapter: a link that opens the recording there, for browsers play from a time that the address names. */
function ChapterStart({ media, setting, start }: { media: Media; setting: Setting; start: number }) {
  const src = setting.files[media.attrs.file]?.src;
  const href = src && safeHref(`${src}#t=${start}`);
  return href ? <a href={href}>{clockTime(start)}</a> : <span>{clockTime(start)}</span>;
}
