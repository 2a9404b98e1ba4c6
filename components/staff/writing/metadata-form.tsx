'use client';

import { useContext } from 'react';
import { ALL_KINDS, KINDS, rulesOf } from '../../../publishing/kinds.ts';
import type { PickedFile, PickedKind } from '../../../publishing/media/picked-file.ts';
import { bylineText } from '../../../publishing/publications/byline.ts';
import type { HubChoice } from '../../../publishing/publications/choices-desk.ts';
import type { Metadata } from '../../../publishing/publications/content-merge.ts';
import type { ChoiceView, NamedView } from '../../../publishing/publications/draft-views.ts';
import { headTextsOf } from '../../../publishing/publications/head-texts.ts';
import { instantOfField, localFieldOf } from '../../../publishing/publications/metadata-form.ts';
import { absolute, routes } from '../../../publishing/routes.ts';
import { BylineField } from './byline-field.tsx';
import { ChoiceSearch } from './choice-search.tsx';
import { addChoice } from './draft-client.ts';
import { FileFields } from './file-fields.tsx';
import { HeadPreviews, SummaryCuts } from './head-previews.tsx';
import { FieldNews, MetadataField, MetadataSelect, metadataFieldId, useFieldNews } from './metadata-field.tsx';
import { OrderedList } from './ordered-list.tsx';

export type HubChoices = { type: string; label: string; hubs: HubChoice[] }[];

type Props = {
  value: Metadata;
  change: (patch: Partial<Metadata>) => void;
  named: NamedView;
  learn: (named: Partial<NamedView>) => void;
  hubs: HubChoices;
  house: string;
  timeZone: string;
  siteUrl: string;
  slug: string;
  mayAdd: boolean;
  pickFile: (kind: PickedKind) => Promise<PickedFile | null>;
};

const LANGUAGES: [string, string][] = [
  ['en', 'English'],
  ['fr', 'French'],
  ['de', 'German'],
  ['es', 'Spanish'],
  ['pt', 'Portuguese'],
  ['it', 'Italian'],
  ['nl', 'Dutch'],
  ['pl', 'Polish'],
  ['uk', 'Ukrainian'],
  ['ru', 'Russian'],
  ['tr', 'Turkish'],
  ['ar', 'Arabic'],
  ['he', 'Hebrew'],
  ['fa', 'Persian'],
  ['hi', 'Hindi'],
  ['zh', 'Chinese'],
  ['ja', 'Japanese'],
  ['ko', 'Korean'],
];

/** Everything but title, subtitle and text. Inputs are named by their place in the content, so that the form works without scripts. */
export function MetadataForm(props: Props) {
  const { value, change, named, learn, hubs, timeZone, mayAdd } = props;
  const [event, files] = [useFieldNews('event'), useFieldNews('files')];
  const languages = LANGUAGES.some(([tag]) => tag === value.language)
    ? LANGUAGES
    : [...LANGUAGES, [value.language, value.language] as [string, string]];
  return (
    <>
      <Section title="In lists" name="lists">
        <MetadataField
          name="summary"
          label="Summary"
          hint="Two or three sentences: what readers of lists and search results see."
          lines={5}
          value={value.summary}
          change={(summary) => change({ summary })}
          after={<SummaryCuts summary={value.summary} />}
        />
        <BylineField
          byline={value.byline}
          named={named.contributors}
          change={(byline) => change({ byline })}
          learn={(choice) => learn({ contributors: { [choice.id]: choice } })}
          mayAdd={mayAdd}
        />
        <MetadataSelect
          name="kind"
          label="Kind"
          value={value.kind}
          change={(kind) => change({ kind: kind as Metadata['kind'] })}
          options={ALL_KINDS.map((kind) => [kind, KINDS[kind].label])}
        />
        <MetadataSelect
          name="language"
          label="Language"
          value={value.language}
          change={(language) => change({ language })}
          options={languages}
        />
      </Section>
      <Section title="Topics, regions, programs, series" name="hubs">
        <HubFields hubs={hubs} chosen={value.hubs} change={(ids) => change({ hubs: ids })} />
      </Section>
      <Section title="Where it appeared first" name="outlet">
        <OutletField {...props} />
        <MetadataField
          name="originalUrl"
          label="Original address"
          hint="Where the full piece is, when it lives elsewhere."
          type="url"
          value={value.originalUrl ?? ''}
          change={(originalUrl) => change({ originalUrl: originalUrl || null })}
        />
      </Section>
      <Section title="Event" name="event" open={value.kind === 'event' || value.event !== null}>
        <div id={metadataFieldId('event')} tabIndex={-1}>
          {event.news}
          <EventFields value={value} change={change} timeZone={timeZone} />
        </div>
      </Section>
      <Section title="Cover and downloads" name="files">
        <div id={metadataFieldId('files')} tabIndex={-1}>
          {files.news}
          <FileFields value={value} change={change} named={named} learn={learn} pickFile={props.pickFile} />
        </div>
      </Section>
      <Section title="Related pieces and translations" name="related">
        <RelatedFields {...props} />
      </Section>
      <Section title="Numbers" name="numbers">
        {(rulesOf(value.kind).longForm || value.reportNumber !== null) && (
          <MetadataField
            name="reportNumber"
            label="Report number"
            value={value.reportNumber ?? ''}
            change={(reportNumber) => change({ reportNumber: reportNumber || null })}
          />
        )}
        <MetadataField
          name="doi"
          label="DOI"
          hint="As “10.1234/abc”, when it has one already."
          value={value.doi ?? ''}
          change={(doi) => change({ doi: doi || null })}
        />
      </Section>
      <Section title="Search results and share cards" name="head">
        <HeadFields {...props} />
      </Section>
    </>
  );
}

type SectionProps = { title: string; name: string; open?: boolean; children: React.ReactNode };

function Section({ title, name, open = true, children }: SectionProps) {
  return (
    <details className="metadata-section" open={open} id={`section-${name}`}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <div className="metadata-section-fields">{children}</div>
    </details>
  );
}

function HubFields({ hubs, chosen, change }: { hubs: HubChoices; chosen: string[]; change: (ids: string[]) => void }) {
  const { news } = useFieldNews('hubs');
  return (
    <div id={metadataFieldId('hubs')} tabIndex={-1}>
      <input type="hidden" name="hubs.shown" value="1" />
      {news}
      {hubs.map(({ type, label, hubs: choices }) => {
        const shown = choices.filter(({ id, retired }) => !retired || chosen.includes(id));
        if (shown.length === 0) return null;
        return (
          <fieldset key={type} className="staff-field hub-field">
            <legend>{label}</legend>
            {shown.map(({ id, name, retired }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  name={`hub.${id}`}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    change(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                  }
                />{' '}
                {name}
                {retired && ' (retired)'}
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

function OutletField({ value, change, named, learn, mayAdd }: Props) {
  const { news } = useFieldNews('outletId');
  const { additions } = useContext(FieldNews);
  const outlet = value.outletId
    ? (named.outlets[value.outletId]?.label ?? 'An outlet that is not there any more')
    : null;
  const choose = (choice: ChoiceView) => {
    learn({ outlets: { [choice.id]: choice } });
    change({ outletId: choice.id });
  };
  return (
    <fieldset className="staff-field" id={metadataFieldId('outletId')} tabIndex={-1}>
      <legend>Outlet</legend>
      <input type="hidden" name="outletId" value={value.outletId ?? ''} />
      {outlet ? (
        <p className="chosen-one">
          {outlet}{' '}
          <button type="button" className="scripted" onClick={() => change({ outletId: null })}>
            Take out
          </button>
          <noscript>
            <label>
              <input type="checkbox" name="outlet.remove" /> Take out
            </label>
          </noscript>
        </p>
      ) : (
        <div className="scripted">
          <ChoiceSearch<ChoiceView>
            label="Search outlets"
            of="outlets"
            choose={choose}
            additions={
              mayAdd
                ? [
                    {
                      label: (name) => `Add the outlet “${name}”`,
                      add: async (name) => {
                        try {
                          choose(await addChoice('outlet', name));
                          return null;
                        } catch (error) {
                          return error instanceof Error ? error.message : String(error);
                        }
                      },
                    },
                  ]
                : []
            }
          />
        </div>
      )}
      <noscript>
        <label>
          Another outlet, by its name
          <input name="outlet.new" defaultValue={additions['outlet.new']} />
        </label>
      </noscript>
      {news}
    </fieldset>
  );
}

function EventFields({ value, change, timeZone }: Pick<Props, 'value' | 'change' | 'timeZone'>) {
  const event = value.event ?? { startsAt: '', endsAt: null, venue: null, registrationUrl: null };
  const put = (patch: Partial<typeof event>) => {
    const next = { ...event, ...patch };
    const empty = !next.startsAt && !next.endsAt && !next.venue && !next.registrationUrl;
    change({ event: empty ? null : next });
  };
  const hint = `By the clocks of ${timeZone.replaceAll('_', ' ')}.`;
  return (
    <>
      <MetadataField
        name="event.startsAt"
        label="Begins"
        hint={hint}
        type="datetime-local"
        value={localFieldOf(event.startsAt, timeZone)}
        change={(field) => put({ startsAt: instantOfField(field, timeZone) })}
      />
      <MetadataField
        name="event.endsAt"
        label="Ends"
        type="datetime-local"
        value={localFieldOf(event.endsAt, timeZone)}
        change={(field) => put({ endsAt: field ? instantOfField(field, timeZone) : null })}
      />
      <MetadataField
        name="event.venue"
        label="Place"
        value={event.venue ?? ''}
        change={(venue) => put({ venue: venue || null })}
      />
      <MetadataField
        name="event.registrationUrl"
        label="Registration address"
        type="url"
        value={event.registrationUrl ?? ''}
        change={(registrationUrl) => put({ registrationUrl: registrationUrl || null })}
      />
    </>
  );
}

function RelatedFields({ value, change, named, learn }: Props) {
  const related = useFieldNews('related');
  const { additions } = useContext(FieldNews);
  const translation = useFieldNews('translationOf');
  const titleOf = (id: string) => named.publications[id]?.label ?? 'A piece that is not there any more';
  const know = (choice: ChoiceView) => learn({ publications: { [choice.id]: choice } });
  return (
    <>
      <fieldset className="staff-field" id={metadataFieldId('related')} tabIndex={-1}>
        <legend>Related, chosen by hand</legend>
        <p className="staff-hint">
          These stand first beside the text; the rest is found by what the pieces have in common.
        </p>
        {related.news}
        <input type="hidden" name="related.count" value={value.related.length} />
        <OrderedList
          label="Related pieces"
          items={value.related}
          keyOf={(id) => id}
          nameOf={titleOf}
          change={(ids) => change({ related: ids })}
          field="related"
        >
          {(id, index) => (
            <>
              <input type="hidden" name={`related.${index}.id`} value={id} />
              <span>{titleOf(id)}</span>
            </>
          )}
        </OrderedList>
        <noscript>
          <label>
            Add a piece, by its address
            <input name="related.new" defaultValue={additions['related.new']} />
          </label>
        </noscript>
        <div className="scripted">
          <ChoiceSearch<ChoiceView>
            label="Add a related piece"
            hint="By title, or paste its address."
            of="publications"
            chosen={value.related}
            choose={(choice) => {
              know(choice);
              change({ related: [...value.related, choice.id] });
            }}
          />
        </div>
      </fieldset>
      <fieldset className="staff-field" id={metadataFieldId('translationOf')} tabIndex={-1}>
        <legend>Translation of</legend>
        {translation.news}
        <input type="hidden" name="translationOf" value={value.translationOf ?? ''} />
        {value.translationOf ? (
          <p className="chosen-one">
            {titleOf(value.translationOf)}{' '}
            <button type="button" className="scripted" onClick={() => change({ translationOf: null })}>
              Take out
            </button>
            <noscript>
              <label>
                <input type="checkbox" name="translationOf.remove" /> Take out
              </label>
            </noscript>
          </p>
        ) : (
          <div className="scripted">
            <ChoiceSearch<ChoiceView>
              label="The original"
              hint="Leave it empty for an original."
              of="publications"
              choose={(choice) => {
                know(choice);
                change({ translationOf: choice.id });
              }}
            />
          </div>
        )}
        <noscript>
          <label>
            The original, by its address
            <input name="translationOf.new" defaultValue={additions['translationOf.new']} />
          </label>
        </noscript>
      </fieldset>
    </>
  );
}

function HeadFields({ value, change, named, house, siteUrl, slug }: Props) {
  const byline = bylineText(
    value.byline.map(({ role, affiliation, personId, organizationId }) => ({
      type: personId ? ('person' as const) : ('organization' as const),
      name: named.contributors[personId ?? organizationId ?? '']?.label ?? '',
      givenName: null,
      familyName: null,
      slug: '',
      role,
      affiliation,
    })),
  );
  const texts = headTextsOf({ ...value, byline });
  const cover = value.cover ? named.files[value.cover.fileId] : undefined;
  return (
    <>
      <MetadataField
        name="headTitle"
        label="Title there"
        hint="Empty for the title itself."
        value={value.headTitle ?? ''}
        change={(headTitle) => change({ headTitle: headTitle || null })}
      />
      <MetadataField
        name="headDescription"
        label="Description there"
        hint="Empty for the summary."
        lines={3}
        value={value.headDescription ?? ''}
        change={(headDescription) => change({ headDescription: headDescription || null })}
      />
      <HeadPreviews
        {...texts}
        house={house}
        address={absolute(siteUrl, routes.publication(value.kind, slug))}
        picture={cover?.renditions[0]?.src ?? cover?.src ?? null}
      />
    </>
  );
}
