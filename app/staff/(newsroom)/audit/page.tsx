import { LogList } from '../../../../components/staff/log/log-list.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { listLog, listLogChoices } from '../../../../publishing/audit/desk.ts';
import { readLogRequest } from '../../../../publishing/audit/log-request.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { newsroom } from '../newsroom.ts';

type Props = PageProps<'/staff/audit'>;

export default async function AuditPage({ searchParams }: Props) {
  const signedIn = await requirePermission('audit.read');
  const request = readLogRequest(await searchParams);
  const [frame, log, choices] = await Promise.all([
    newsroom(signedIn, 'Log'),
    listLog(signedIn.member, request),
    listLogChoices(),
  ]);
  return (
    <NewsroomPage {...frame} title="Log">
      <LogList request={request} {...log} choices={choices} clock={frame.clock} />
    </NewsroomPage>
  );
}
