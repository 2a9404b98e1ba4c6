import { BackgroundWork } from '../../../../components/staff/institution/background-work.tsx';
import { InstitutionForm } from '../../../../components/staff/institution/institution-form.tsx';
import { MachinesForm } from '../../../../components/staff/institution/machines-form.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { refusedPings } from '../../../../publishing/index-now/desk.ts';
import { findSettings } from '../../../../publishing/institution/desk.ts';
import { troubledJobs } from '../../../../publishing/jobs/desk.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { newsroom } from '../newsroom.ts';
import { leaveRefused, retry, saveInstitution, saveMachines, tellEnginesAgain } from './actions.ts';

export default async function InstitutionPage() {
  const signedIn = await requirePermission('institution.manage');
  const [frame, { institution, machines }, troubled, refused] = await Promise.all([
    newsroom(signedIn, 'Institution'),
    findSettings(),
    troubledJobs(),
    refusedPings(),
  ]);
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
      <section aria-labelledby="background">
        <h2 id="background">Work in the background</h2>
        <BackgroundWork
          troubled={troubled}
          refused={refused}
          clock={institution}
          retry={retry}
          tellAgain={tellEnginesAgain}
          forget={leaveRefused}
        />
      </section>
    </NewsroomPage>
  );
}
