import { rulesOf } from '../../publishing/kinds.ts';
import type { PublicationCard } from '../../publishing/publications/views.ts';
import { Picture } from '../ui/picture.tsx';

type Props = {
  publication: Pick<PublicationCard, 'kind' | 'title' | 'cover'>;
  sizes: string;
  first?: boolean;
};

/** The picture of a publication; a long one without any gets a set cover from its title, which is decoration. */
export function Cover({ publication, sizes, first }: Props) {
  const { cover, kind, title } = publication;
  if (cover?.src) {
    return (
      <div className="cover">
        <Picture picture={cover} sizes={sizes} first={first} />
      </div>
    );
  }
  if (!rulesOf(kind).longForm) return null;
  return (
    <div className="cover cover-set" aria-hidden="true">
      <span className="cover-set-kind">{rulesOf(kind).label}</span>
      <span className="cover-set-title">{title}</span>
    </div>
  );
}
