import { ActionForm } from '../../../../components/staff/action-form.tsx';
import { Field } from '../../../../components/staff/field.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { Submit } from '../../../../components/staff/submit.tsx';
import { formatMoment } from '../../../../publishing/newsroom-dates.ts';
import { listBundles } from '../../../../publishing/publications/bundle-desk.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { siteInstitution } from '../../../site-institution.ts';
import { newsroom } from '../newsroom.ts';
import { beginBundle } from './actions.ts';

export default async function BundlesPage() {
  const signedIn = await requirePermission('bundle.manage');
  const [frame, clock, bundles] = await Promise.all([newsroom(signedIn, 'Bundles'), siteInstitution(), listBundles()]);
  return (
    <NewsroomPage {...frame} title="Bundles">
      <p>A bundle gathers publications and redirects that become public at one instant, or not at all.</p>
      {bundles.length > 0 && (
        <ul className="staff-rows">
          {bundles.map(({ id, name, state, releaseAt, size }) => (
            <li key={id}>
              <a href={staffRoutes.bundle(id)}>{name}</a>
              <span>
                {size === 0 ? 'empty' : size === 1 ? '1 thing' : `${size} things`},{' '}
                {state === 'open' || !releaseAt
                  ? 'open'
                  : `${state === 'scheduled' ? 'goes out' : 'public since'} ${formatMoment(releaseAt, clock)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="begin">
        <h2 id="begin">Begin a bundle</h2>
        <ActionForm action={beginBundle} name="begin">
          <Field name="name" label="Name" hint="For staff: “Harbor survey 2027 launch”." required />
          <Submit>Begin it</Submit>
        </ActionForm>
      </section>
    </NewsroomPage>
  );
}
