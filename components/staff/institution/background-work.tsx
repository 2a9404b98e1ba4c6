import type { RefusedPings } from '../../../publishing/index-now/desk.ts';
import type { TroubledJob } from '../../../publishing/jobs/desk.ts';
import { type Clock, formatMoment } from '../../../publishing/newsroom-dates.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { ActionForm } from '../action-form.tsx';
import { Submit } from '../submit.tsx';

type Act = (state: FormState, form: FormData) => Promise<FormState>;
type Props = {
  troubled: { count: number; jobs: TroubledJob[] };
  refused: RefusedPings | null;
  clock: Clock;
  retry: Act;
  tellAgain: Act;
  forget: Act;
};

/** What was left to be done after changes and was not: jobs that are late or failed, and what search engines would not hear. */
export function BackgroundWork({ troubled, refused, clock, retry, tellAgain, forget }: Props) {
  const { count, jobs } = troubled;
  return (
    <>
      {count === 0 && !refused && <p>Nothing is late, and nothing failed.</p>}
      {refused && (
        <ul className="staff-rows">
          <li>
            <div>
              Search engines refused {refused.count === 1 ? 'one address' : `${refused.count} addresses`}.{' '}
              {refused.reason}
            </div>
            <ActionForm action={tellAgain} name="tell-again">
              <Submit tone="plain">Tell them again</Submit>
            </ActionForm>
            <ActionForm action={forget} name="forget-refused">
              <Submit tone="plain">Leave it</Submit>
            </ActionForm>
          </li>
        </ul>
      )}
      {count > jobs.length && <p>{count} jobs are late or failed; the newest are here.</p>}
      {jobs.length > 0 && (
        <ul className="staff-rows">
          {jobs.map((job) => (
            <li key={job.id}>
              <div>
                <strong>{NAMES[job.name] ?? job.name}</strong>
                <br />
                {job.trouble === 'failed' ? `Failed after ${tries(job.attempts)}.` : 'Late.'} Due{' '}
                {formatMoment(job.runAt, clock)}.{job.lastError && ` ${job.lastError.split('\n')[0]?.slice(0, 300)}`}
              </div>
              <ActionForm action={retry} name={`retry-${job.id}`}>
                <input type="hidden" name="jobId" value={job.id} />
                <Submit tone="plain">Try again</Submit>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const NAMES: Record<string, string> = {
  'mail.send': 'Send a message',
  'indexnow.send': 'Tell search engines of changes',
  'crossref.send': 'Hand over a DOI deposit',
  'crossref.ask': 'Ask what became of a DOI deposit',
  'pdf.make': 'Make a PDF',
};

function tries(count: number): string {
  return count === 1 ? 'one try' : `${count} tries`;
}
