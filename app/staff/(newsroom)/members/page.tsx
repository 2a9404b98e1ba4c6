import { MemberList } from '../../../../components/staff/member-list.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { mailLeaves } from '../../../../lib/mail.ts';
import { listMembers, listOpenInvitations, listPrograms } from '../../../../publishing/staff/desk.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { newsroom } from '../newsroom.ts';
import { changeMemberRole, closeAccount, inviteMember, resetMemberFactors, withdraw } from './actions.ts';

export default async function MembersPage() {
  const signedIn = await requirePermission('member.manage');
  const [frame, members, invitations, programs] = await Promise.all([
    newsroom(signedIn, 'Members'),
    listMembers(),
    listOpenInvitations(),
    listPrograms(),
  ]);
  return (
    <NewsroomPage {...frame} title="Members">
      <MemberList
        members={members}
        invitations={invitations}
        programs={programs}
        clock={frame.clock}
        mailLeaves={mailLeaves()}
        actions={{
          invite: inviteMember,
          withdraw,
          change: changeMemberRole,
          reset: resetMemberFactors,
          close: closeAccount,
        }}
      />
    </NewsroomPage>
  );
}
