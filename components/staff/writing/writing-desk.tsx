'use client';

import { type Ref, useActionState, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { sameJson } from '../../../lib/canonical-json.ts';
import type { Document } from '../../../publishing/body/document.ts';
import { type Clock, formatStamp } from '../../../publishing/newsroom-dates.ts';
import type { Metadata, MetadataField } from '../../../publishing/publications/content-merge.ts';
import type { BinnedView, DraftView, NamedView } from '../../../publishing/publications/draft-views.ts';
import { metadataFrom } from '../../../publishing/publications/metadata-form.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { textIn } from '../../../publishing/text-in.ts';
import { useRemembered } from '../action-form.tsx';
import { commentAddress } from '../comments/handed-anchor.ts';
import { type AnchoredComment, BodyEditor, type BodyEditorHandle } from '../editor/body-editor.tsx';
import { useFilePicker } from '../media/file-picker.tsx';
import { useFileSending } from '../media/file-sending.ts';
import { SendingList } from '../media/sending-list.tsx';
import { FIELD_LABELS, type Names } from './content-differences.ts';
import type { HubChoices } from './hub-fields.tsx';
import { JournalOffer } from './journal-offer.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { MetadataAnswer } from './metadata-answer.tsx';
import { MetadataField as Field, FieldNews, metadataFieldId } from './metadata-field.tsx';
import { MetadataForm } from './metadata-form.tsx';
import { offeredChanges } from './offered-changes.ts';
import { StateLine } from './state-line.tsx';
import { tidy } from './tidy.ts';
import { useBlockInAddress } from './use-block-in-address.ts';
import { useDraftSession } from './use-draft-session.ts';

/** Title and subtitle stand outside it, beside the text, whose tools have forms of their own. */
const FORM = 'metadata-form';

export type WritingDeskProps = {
  id: string;
  member: string;
  slug: string;
  draft: DraftView;
  recentSaves: string[];
  binned: BinnedView | null;
  differs: boolean;
  named: NamedView;
  /** What is said about passages of the text, where who writes may read it. */
  comments: AnchoredComment[];
  mayComment: boolean;
  hubs: HubChoices;
  house: string;
  clock: Clock;
  siteUrl: string;
  mayAdd: boolean;
  /** What a form that was sent without scripts and refused said; its fields are shown again. */
  typed: Metadata | null;
  /** For such a form that came too late: what the draft says by now, field by field. */
  theirs: Record<string, string>;
  /** Saves the metadata where there are no scripts. */
  save: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Where a publication is written: its text as it will look, and everything that stands around it. */
export function WritingDesk(props: WritingDeskProps) {
  const { draft, clock } = props;
  const { body, ...saved } = draft.content;
  const [metadata, setMetadata] = useState<Metadata>(props.typed ?? saved);
  const [named, setNamed] = useState(props.named);
  const editor = useRef<BodyEditorHandle>(null);
  const page = useRef({ metadata, body });
  const replacing = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const [state, submit] = useActionState(props.save, useRemembered('metadata'));
  const { pickFile, dialog: fileDialog } = useFilePicker();
  const dropped = useFileSending({ onKept: (picked) => editor.current?.insertPicture(picked) });

  const learn = (more: Partial<NamedView>) => setNamed((known) => withNames(known, more));
  const saving = useDraftSession({
    ...props,
    read: () => ({ ...page.current.metadata, body: page.current.body }),
    put: (content, more) => {
      const { body: nextBody, ...nextMetadata } = content;
      if (more) learn(more);
      if (!sameJson(nextBody, page.current.body)) {
        replacing.current = true;
        editor.current?.replace(nextBody, false);
        replacing.current = false;
      }
      page.current = { metadata: nextMetadata, body: nextBody };
      setMetadata(nextMetadata);
    },
  });

  function change(patch: Partial<Metadata>): void {
    page.current = { ...page.current, metadata: { ...page.current.metadata, ...patch } };
    setMetadata(page.current.metadata);
    saving.change();
  }

  function changeBody(document: Document): void {
    page.current = { ...page.current, body: document };
    if (replacing.current) return;
    saving.change();
  }

  // What was typed before the scripts were there is still in the fields.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the scripts take over
  useLayoutEffect(() => {
    if (!form.current) return;
    const fields = Object.fromEntries(
      [...new FormData(form.current)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    const found = metadataFrom(fields, page.current.metadata, clock.timeZone);
    const asSaved = sameJson(tidy({ ...found, body }), tidy(draft.content));
    if (!asSaved && Object.keys(props.theirs).length === 0) change(found);
  }, []);

  useBlockInAddress(editor);

  const names: Names = {
    ...named,
    clock,
    hubs: Object.fromEntries(props.hubs.flatMap(({ hubs }) => hubs.map(({ id, name }) => [id, name]))),
  };
  const issues = saving.view.refused.length > 0 ? saving.view.refused : state.issues;
  const kept = saving.offered;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an offer is worked out once, not anew with every letter
  const offered = useMemo(() => kept && offeredChanges(kept, page.current, draft, props.recentSaves, names), [kept]);
  useEffect(() => {
    if (kept && !offered) saving.forget(kept);
  });

  return (
    <FieldNews value={{ issues, theirs: props.theirs, additions: state.values }}>
      <StateLine
        id={props.id}
        view={saving.view}
        others={saving.others}
        binned={saving.binned}
        clock={clock}
        trouble={saving.trouble}
        journalKeeps={saving.journalKeeps}
        fieldLabel={labelOf}
      />
      {kept && offered && (
        <JournalOffer
          at={formatStamp(new Date(kept.at), clock)}
          differences={offered}
          takeIn={() => saving.takeIn(kept)}
          throwAway={() => saving.forget(kept)}
        />
      )}
      {saving.view.conflict && (
        <MergeDialog
          merge={saving.view.conflict}
          savedBy={saving.view.conflict.savedBy}
          names={names}
          resolve={saving.resolve}
        />
      )}
      {fileDialog}
      <div className="writing">
        {!saving.started && <MetadataAnswer state={state} />}
        <div className="writing-text">
          <Field
            form={FORM}
            name="title"
            label="Title"
            lines={2}
            {...textIn(metadata.language)}
            value={metadata.title}
            change={(title) => change({ title: title.replace(/\n/g, ' ') })}
          />
          <Field
            form={FORM}
            name="subtitle"
            label="Subtitle"
            {...textIn(metadata.language)}
            value={metadata.subtitle ?? ''}
            change={(subtitle) => change({ subtitle: subtitle || null })}
          />
          <div className="writing-body" id={metadataFieldId('body')} tabIndex={-1} {...textIn(metadata.language)}>
            <BodyEditor
              ref={editor as Ref<BodyEditorHandle>}
              document={body}
              files={named.files}
              label="Text"
              onChange={changeBody}
              pickFile={pickFile}
              onFiles={dropped.send}
              comments={props.comments}
              onComment={props.mayComment ? (anchor) => location.assign(commentAddress(props.id, anchor)) : undefined}
              onOpenComment={(comment) => location.assign(`${staffRoutes.comments(props.id)}#thread-${comment}`)}
            />
            <SendingList sendings={dropped.sendings} again={dropped.again} />
          </div>
          <noscript>
            <p className="staff-hint">Changing the text needs JavaScript. Everything else can be changed here.</p>
          </noscript>
        </div>
        <form
          ref={form}
          action={submit}
          className="writing-metadata"
          id={FORM}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            saving.flush();
          }}
        >
          <input type="hidden" name="form" value="metadata" />
          <input type="hidden" name="id" value={props.id} />
          <input type="hidden" name="counter" value={draft.counter} />
          <MetadataForm
            value={metadata}
            change={change}
            named={named}
            learn={learn}
            hubs={props.hubs}
            house={props.house}
            clock={clock}
            siteUrl={props.siteUrl}
            slug={props.slug}
            mayAdd={props.mayAdd}
            pickFile={pickFile}
          />
          <noscript>
            <button type="submit" className="staff-button" data-tone="strong">
              Save
            </button>
          </noscript>
        </form>
      </div>
    </FieldNews>
  );
}

function withNames(known: NamedView, more: Partial<NamedView>): NamedView {
  return {
    contributors: { ...known.contributors, ...more.contributors },
    outlets: { ...known.outlets, ...more.outlets },
    publications: { ...known.publications, ...more.publications },
    files: { ...known.files, ...more.files },
    fileNames: { ...known.fileNames, ...more.fileNames },
  };
}

function labelOf(path: string): string {
  const field = path.split('.')[0] ?? '';
  return field === 'body' ? 'Text' : (FIELD_LABELS[field as MetadataField] ?? '');
}
