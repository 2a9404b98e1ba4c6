import { FirstScreenView } from '../../../components/staff/first-screen-view.tsx';
import { NewsroomPage } from '../../../components/staff/newsroom-page.tsx';
import { listToAnswer } from '../../../publishing/comments/desk.ts';
import { readFirstScreen } from '../../../publishing/publications/first-screen-desk.ts';
import { requireMember } from '../../../publishing/staff/session.ts';
import { siteInstitution } from '../../site-institution.ts';
import { newsroom } from './newsroom.ts';

export default async function DeskPage({ searchParams }: PageProps<'/staff'>) {
  const [signedIn, { instead }] = await Promise.all([requireMember(), searchParams]);
  const [frame, clock] = await Promise.all([newsroom(signedIn, 'Desk'), siteInstitution()]);
  const [screen, toAnswer] = await Promise.all([
    readFirstScreen(signedIn.member, clock.timeZone),
    listToAnswer(signedIn.member),
  ]);
  return (
    <NewsroomPage {...frame} title="Desk">
      {instead && (
        <p className="staff-done" role="status">
          What you asked for isn’t there, or isn’t open to your role. This is your desk.
        </p>
      )}
      <FirstScreenView screen={screen} toAnswer={toAnswer} clock={clock} />
    </NewsroomPage>
  );
}
