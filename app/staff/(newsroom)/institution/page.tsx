import { InstitutionForm } from '../../../../components/staff/institution/institution-form.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { CHOICES } from '../../../../publishing/institution/choices.ts';
import { findSettings } from '../../../../publishing/institution/desk.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { newsroom } from '../newsroom.ts';
import { saveInstitution } from './actions.ts';

export default async function InstitutionPage() {
  const signedIn = await requirePermission('institution.manage');
  const [frame, institution] = await Promise.all([newsroom(signedIn), findSettings()]);
  const settings: Record<string, unknown> = institution;
  const choices = CHOICES.flatMap((choice) => {
    const on = settings[choice.name];
    return typeof on === 'boolean' ? [{ ...choice, on }] : [];
  });
  return (
    <NewsroomPage {...frame} title="Institution">
      <InstitutionForm
        institution={institution}
        choices={choices}
        timeZones={Intl.supportedValuesOf('timeZone')}
        save={saveInstitution}
      />
    </NewsroomPage>
  );
}
