import { FirstScreenView } from '../../../components/staff/first-screen-view.tsx';
import { NewsroomPage } from '../../../components/staff/newsroom-page.tsx';
import { listToAnswer } from '../../../publishing/comments/desk.ts';
import { readFirstScreen } from '../../../publishing/publications/first-screen-desk.ts';
import { requireMember } from '../../../publishing/staff/session.ts';
import { newsroom } from './newsroom.ts';

export default async function DeskPage() {
  const signedIn = await requireMember();
  const frame = await newsroom(signedIn);
  const [screen, toAnswer] = await Promise.all([
    readFirstScreen(signedIn.member, frame.timeZone),
    listToAnswer(signedIn.member),
  ]);
  return (
    <NewsroomPage {...frame} title="Desk">
      <FirstScreenView screen={screen} toAnswer={toAnswer} timeZone={frame.timeZone} />
    </NewsroomPage>
  );
}
