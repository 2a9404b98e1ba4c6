import type { OrganizationView } from '../../publishing/people/views.ts';

/** An organization that stands in bylines. */
export function OrganizationHeader({ organization }: { organization: OrganizationView }) {
  const { name, description, url } = organization;
  return (
    <header className="hub-header">
      <p className="label">Organization</p>
      <h1 className="page-title">{name}</h1>
      {description && <p className="page-lead">{description}</p>}
      {url && (
        <p className="page-lead">
          <a href={url}>{URL.parse(url)?.hostname.replace(/^www\./, '') ?? url}</a>
        </p>
      )}
    </header>
  );
}
