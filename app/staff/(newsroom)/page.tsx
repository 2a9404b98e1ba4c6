import { FirstScreenView } from '../../../components/staff/first-screen-view.tsx';
import { NewsroomPage } from '../../../components/staff/newsroom-page.tsx';
import { readFirstScreen } from '../../../publishing/publications/first-screen-desk.ts';
import { requireMember } from '../../../publishing/staff/session.ts';
import { newsroom } from './newsroom.ts';

export default async function DeskPage() {
  const signedIn = await requireMember();
  const frame = await newsroom(signedIn);
  const screen = await readFirstScreen(signedIn.member, frame.timeZone);
  return (
    <NewsroomPage {...frame} title="Desk">
      <FirstScreenView screen={screen} timeZone={frame.timeZone} />
    </NewsroomPage>
  );
}
