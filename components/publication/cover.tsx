import { rulesOf } from '../../publishing/kinds.ts';
import type { PublicationCard } from '../../publishing/publications/views.ts';
import { textIn } from '../../publishing/text-in.ts';
import { Picture } from '../ui/picture.tsx';

type Props = {
  publication: Pick<PublicationCard, 'kind' | 'title' | 'language' | 'cover'>;
  sizes: string;
  first?: boolean;
};

/** Whether a publication's cover is taller than wide, as the set ones are; what lies is shown across the page instead. */
export function standsUpright({ cover, kind }: Props['publication']): boolean {
  return cover?.src ? (cover.height ?? 0) > (cover.width ?? 0) : rulesOf(kind).longForm;
}

/** The picture of a publication; a long one without any gets a set cover from its title, which is decoration. */
export function Cover({ publication, sizes, first }: Props) {
  const { cover, kind, title, language } = publication;
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
      <span className="cover-set-title" {...textIn(language)}>
        {title}
      </span>
    </div>
  );
}
