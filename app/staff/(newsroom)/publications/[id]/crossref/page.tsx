import { ActionForm } from '../../../../../../components/staff/action-form.tsx';
import { NewsroomPage } from '../../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../../components/staff/publication-tabs.tsx';
import { Submit } from '../../../../../../components/staff/submit.tsx';
import { crossrefAccount } from '../../../../../../publishing/crossref/account.ts';
import { type DepositView, findDepositFacts, listDeposits } from '../../../../../../publishing/crossref/desk.ts';
import { type Clock, formatStamp } from '../../../../../../publishing/newsroom-dates.ts';
import { can } from '../../../../../../publishing/staff/permissions.ts';
import { requirePublication } from '../../../../../../publishing/staff/require-publication.ts';
import { staffRoutes } from '../../../../../../publishing/staff/staff-routes.ts';
import { newsroom } from '../../../newsroom.ts';
import { deposit } from './actions.ts';

type Props = { params: Promise<{ id: string }> };

/** What Crossref knows of a publication's DOI, and the way to tell it. */
export default async function CrossrefPage({ params }: Props) {
  const { id } = await params;
  const { signedIn, publication } = await requirePublication(id);
  const [frame, facts, deposits] = await Promise.all([
    newsroom(signedIn, 'Publications'),
    findDepositFacts(id),
    listDeposits(id),
  ]);
  const mayDeposit = can(signedIn.member, 'publication.release', publication);
  return (
    <NewsroomPage {...frame} title={publication.title || 'Untitled'}>
      <PublicationTabs id={id} title={publication.title} current="crossref" />
      <section aria-labelledby="crossref">
        <h2 id="crossref">DOI and Crossref</h2>
        {facts.ok ? (
          <>
            <p>
              The DOI of this publication is {facts.value.publication.doi}. Registering it tells Crossref its title,
              authors, date and address. A registered DOI can’t be taken back.
            </p>
            <p>
              <a href={staffRoutes.crossrefXml(id)} download>
                Download the deposit as XML
              </a>
            </p>
            {mayDeposit && crossrefAccount() && (
              <ActionForm action={deposit} name="deposit">
                <input type="hidden" name="id" value={id} />
                <Submit>{deposits.length > 0 ? 'Register it anew with what changed' : 'Register the DOI'}</Submit>
              </ActionForm>
            )}
            {!crossrefAccount() && (
              <p>
                No account with Crossref is set up here, so nothing is sent. The XML can be uploaded at Crossref by
                hand.
              </p>
            )}
          </>
        ) : (
          <p>{facts.issues.map(({ message }) => message).join(' ')}</p>
        )}
        {deposits.length > 0 && <Deposits deposits={deposits} clock={frame.clock} />}
      </section>
    </NewsroomPage>
  );
}

function Deposits({ deposits, clock }: { deposits: DepositView[]; clock: Clock }) {
  return (
    <table className="desk-table">
      <caption>Deposits</caption>
      <thead>
        <tr>
          <th scope="col">Asked for</th>
          <th scope="col">DOI</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {deposits.map(({ id, doi, state, reason, requestedAt }) => (
          <tr key={id}>
            <td>{formatStamp(requestedAt, clock)}</td>
            <td>{doi}</td>
            <td>
              {STATES[state]} {reason}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STATES: Record<DepositView['state'], string> = {
  queued: 'Waits to be sent.',
  sent: 'Received by Crossref, which has not decided yet.',
  accepted: 'Accepted: the DOI leads here.',
  refused: 'Refused:',
};
