import { type PersonView, STANDINGS } from '../../publishing/people/views.ts';
import { Body } from '../body/body.tsx';
import { Portrait } from './portrait.tsx';

/** Who somebody is: portrait, name, role, biography, and where else to find them. */
export function PersonHeader({ person, biography }: { person: PersonView; biography: boolean }) {
  const { name, role, affiliation, retired, orcid, url } = person;
  return (
    <header className="person-header">
      <Portrait person={person} sizes="14rem" first />
      <div className="person-header-text">
        <p className="label">{retired ? 'Former' : STANDING_LABELS[person.standing]}</p>
        <h1 className="page-title">{name}</h1>
        {(role || affiliation) && (
          <p className="person-header-role">{[role, affiliation].filter(Boolean).join(', ')}</p>
        )}
        {biography && person.biography.content.length > 0 && (
          <div className="person-biography">
            <Body document={person.biography} files={{}} />
          </div>
        )}
        {(orcid || url) && (
          <ul className="person-links">
            {url && (
              <li>
                <a href={url}>{URL.parse(url)?.hostname.replace(/^www\./, '') ?? url}</a>
              </li>
            )}
            {orcid && (
              <li>
                <a href={`https://orcid.org/${orcid}`}>ORCID {orcid}</a>
              </li>
            )}
          </ul>
        )}
      </div>
    </header>
  );
}

const STANDING_LABELS: Record<PersonView['standing'], string> = {
  ...STANDINGS,
  expert: 'Expert',
  fellow: 'Fellow',
  contributor: 'Contributor',
};
