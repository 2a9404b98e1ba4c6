import { ownNameOfLanguage } from '../../publishing/publications/editions.ts';
import type { Edition } from '../../publishing/publications/views.ts';
import { routes } from '../../publishing/routes.ts';
import { textIn } from '../../publishing/text-in.ts';

/** Leads to the same work in other languages, each named by itself. */
export function OtherLanguages({ editions }: { editions: Edition[] }) {
  if (editions.length === 0) return null;
  return (
    <ul className="other-languages" aria-label="In other languages">
      {editions.map(({ id, kind, slug, language }) => (
        <li key={id}>
          <a href={routes.publication(kind, slug)} hrefLang={language} {...textIn(language)}>
            {ownNameOfLanguage(language)}
          </a>
        </li>
      ))}
    </ul>
  );
}
