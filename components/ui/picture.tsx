import type { PictureView } from '../../publishing/publications/views.ts';

type Props = {
  picture: PictureView;
  /** The `sizes` of the picture's place, so that a phone loads a small copy. */
  sizes: string;
  /** Among the first things seen: loaded at once. */
  first?: boolean;
};

/** A picture with its smaller copies; nothing when its bytes were never obtained. */
export function Picture({ picture, sizes, first = false }: Props) {
  if (picture.src === null) return null;
  const copies = picture.renditions.map((copy) => `${copy.src} ${copy.width}w`);
  if (picture.width && copies.length > 0) copies.push(`${picture.src} ${picture.width}w`);
  return (
    <img
      src={picture.renditions.at(-1)?.src ?? picture.src}
      srcSet={copies.join(', ') || undefined}
      sizes={copies.length > 0 ? sizes : undefined}
      width={picture.width ?? undefined}
      height={picture.height ?? undefined}
      alt={picture.alt}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
      style={picture.focus && { objectPosition: `${picture.focus.x}% ${picture.focus.y}%` }}
    />
  );
}
