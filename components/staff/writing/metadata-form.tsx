'use client';

import type { ReactNode } from 'react';
import { ALL_KINDS, KINDS, rulesOf } from '../../../publishing/kinds.ts';
import { languageInEnglish } from '../../../publishing/language-names.ts';
import type { PickedFile, PickedKind } from '../../../publishing/media/picked-file.ts';
import type { Clock } from '../../../publishing/newsroom-dates.ts';
import type { Metadata } from '../../../publishing/publications/content-merge.ts';
import type { NamedView } from '../../../publishing/publications/draft-views.ts';
import { textIn } from '../../../publishing/text-in.ts';
import { BylineField } from './byline-field.tsx';
import { EventFields } from './event-fields.tsx';
import { FileFields } from './file-fields.tsx';
import { HeadFields } from './head-fields.tsx';
import { SummaryCuts } from './head-previews.tsx';
import { type HubChoices, HubFields } from './hub-fields.tsx';
import { MetadataField, MetadataSelect, metadataFieldId, useFieldNews } from './metadata-field.tsx';
import { OutletField } from './outlet-field.tsx';
import { RelatedFields } from './related-fields.tsx';

type Props = {
  value: Metadata;
  change: (patch: Partial<Metadata>) => void;
  named: NamedView;
  learn: (named: Partial<NamedView>) => void;
  hubs: HubChoices;
  house: string;
  clock: Clock;
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
  const { value, change, named, learn, hubs, clock, mayAdd } = props;
  const [event, files] = [useFieldNews('event'), useFieldNews('files')];
  const languages = LANGUAGES.some(([tag]) => tag === value.language)
    ? LANGUAGES
    : [...LANGUAGES, [value.language, languageInEnglish(value.language)] as [string, string]];
  return (
    <>
      <Section title="In lists" name="lists">
        <MetadataField
          name="summary"
          label="Summary"
          hint="Two or three sentences: what readers of lists and search results see."
          lines={5}
          {...textIn(value.language)}
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
          <EventFields value={value} change={change} clock={clock} />
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

type SectionProps = { title: string; name: string; open?: boolean; children: ReactNode };

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
