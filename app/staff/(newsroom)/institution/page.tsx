import { InstitutionForm } from '../../../../components/staff/institution/institution-form.tsx';
import { MachinesForm } from '../../../../components/staff/institution/machines-form.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { findSettings } from '../../../../publishing/institution/desk.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { newsroom } from '../newsroom.ts';
import { saveInstitution, saveMachines } from './actions.ts';

export default async function InstitutionPage() {
  const signedIn = await requirePermission('institution.manage');
  const [frame, { institution, machines }] = await Promise.all([newsroom(signedIn), findSettings()]);
  return (
    <NewsroomPage {...frame} title="Institution">
      <InstitutionForm
        institution={institution}
        timeZones={Intl.supportedValuesOf('timeZone')}
        save={saveInstitution}
      />
      <section aria-labelledby="machines">
        <h2 id="machines">Machines</h2>
        <MachinesForm settings={machines} save={saveMachines} />
      </section>
    </NewsroomPage>
  );
}
