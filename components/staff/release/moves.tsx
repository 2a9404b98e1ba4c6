import type { Overview } from '../../../publishing/publications/overview-desk.ts';
import { isLegal, type Move } from '../../../publishing/publications/publication.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import type { Permission } from '../../../publishing/staff/permissions.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ActionForm } from '../action-form.tsx';
import { Folded } from '../folded.tsx';
import { Submit } from '../submit.tsx';
import { TextArea } from '../text-area.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = {
  overview: Overview;
  /** The id of who looks, as an actor. */
  actor: string;
  may: (permission: Permission) => boolean;
  actions: { submit: Action; approve: Action; giveBack: Action; cancel: Action; bin: Action; unbin: Action };
  /** When a scheduled release is, in words. */
  moment: string;
};

/** What may happen next: the moves that the state and the permissions of who looks allow, and no others. */
export function Moves({ overview, actor, may, actions, moment }: Props) {
  const { id, draft, state, slug, bundle } = overview;
  const legal = (move: Move) => !overview.binned && isLegal(move, { state, stage: draft?.stage ?? null });
  const own = overview.fourEyes && draft?.writtenBy === actor;
  const read = draft && (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="counter" value={draft.counter} />
    </>
  );
  const reviewing =
    (legal('submit') && may('publication.submit')) || (legal('approve') && may('publication.approve') && !own);
  const waits = bundle?.releaseAt != null;
  const releasable = (draft !== null || state === 'scheduled') && legal('publish') && !waits;
  return (
    <div className="moves">
      {overview.binned && may('publication.bin') && (
        <ActionForm action={actions.unbin} name="unbin">
          <input type="hidden" name="id" value={id} />
          <Submit>Take it out of the bin</Submit>
        </ActionForm>
      )}
      {legal('submit') && may('publication.submit') && (
        <ActionForm action={actions.submit} name="submit">
          {read}
          <TextArea name="message" label="A word to who reviews it" hint="May stay empty." rows={2} />
          <Submit>Submit for review</Submit>
        </ActionForm>
      )}
      {legal('approve') && may('publication.approve') && !own && (
        <ActionForm action={actions.approve} name="approve">
          {read}
          <Submit>Approve this text</Submit>
        </ActionForm>
      )}
      {legal('approve') && may('publication.approve') && own && (
        <p className="staff-hint">You wrote the last change; somebody else has to approve it.</p>
      )}
      {legal('return') && may('publication.approve') && (
        <Folded summary="Return it to its author" forms={['return']}>
          <ActionForm action={actions.giveBack} name="return">
            {read}
            <TextArea name="message" label="What is missing" />
            <Submit tone="plain">Return it</Submit>
          </ActionForm>
        </Folded>
      )}
      {releasable && may('publication.release') && (
        <a className="staff-button" data-tone={reviewing ? 'plain' : 'strong'} href={staffRoutes.release(id)}>
          {state === 'published' ? 'Release the change…' : state === 'scheduled' ? 'Change the release…' : 'Release…'}
        </a>
      )}
      {legal('cancelSchedule') && !waits && may('publication.release') && (
        <Folded summary="Cancel the scheduled release" forms={['cancel']}>
          <ActionForm action={actions.cancel} name="cancel">
            <input type="hidden" name="id" value={id} />
            <p className="staff-consequence">
              It will not go out {moment}. The text becomes the open draft again; nothing of it was public.
            </p>
            <Submit tone="danger">Cancel the release</Submit>
          </ActionForm>
        </Folded>
      )}
      {waits && (
        <p>
          It goes out with the bundle <a href={staffRoutes.bundle(bundle?.id ?? '')}>{bundle?.name}</a>. Change the
          bundle instead.
        </p>
      )}
      {!overview.binned && may('publication.write') && (
        <a href={staffRoutes.edit(id)}>{draft ? 'Go on writing' : 'Change the text in a draft'}</a>
      )}
      {may('publication.move') && <a href={staffRoutes.address(id)}>Change the address (…/{slug})</a>}
      {legal('withdraw') && may('publication.withdraw') && <a href={staffRoutes.withdrawal(id)}>Withdraw it…</a>}
      {mayLieInBin(overview) && may('publication.bin') && (
        <ActionForm action={actions.bin} name="bin">
          <input type="hidden" name="id" value={id} />
          <Submit tone="plain">Move to the bin</Submit>
        </ActionForm>
      )}
    </div>
  );
}

/** Only what the public never knew, and does not wait to, can be put aside so. */
function mayLieInBin({ binned, state, firstReleasedAt }: Overview): boolean {
  return !binned && firstReleasedAt === null && state !== 'scheduled';
}
