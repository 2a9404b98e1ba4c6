import { NewsroomPage } from '../../../components/staff/newsroom-page.tsx';
import { requireMember } from '../../../publishing/staff/session.ts';
import { newsroom } from './newsroom.ts';

export default async function DeskPage() {
  const frame = await newsroom(await requireMember());
  return (
    <NewsroomPage {...frame} title="Desk">
      <p>Signed in as {frame.name}.</p>
    </NewsroomPage>
  );
}
