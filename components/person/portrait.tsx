import type { PersonCard } from '../../publishing/people/views.ts';
import { Picture } from '../ui/picture.tsx';

type Props = { person: Pick<PersonCard, 'name' | 'portrait'>; sizes: string; first?: boolean };

/** A person's portrait, or their initials set like one; the name always stands beside it. */
export function Portrait({ person, sizes, first }: Props) {
  if (person.portrait?.src) {
    return (
      <div className="portrait">
        <Picture picture={person.portrait} sizes={sizes} first={first} />
      </div>
    );
  }
  return (
    <div className="portrait portrait-initials" aria-hidden="true">
      {initialsOf(person.name)}
    </div>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [name];
  return chosen.map((word) => Array.from(word ?? '')[0] ?? '').join('');
}
