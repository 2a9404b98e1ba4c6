'use client';

import { useContext } from 'react';
import type { BylineItem } from '../../../publishing/publications/content.ts';
import type { ContributorChoice } from '../../../publishing/publications/draft-views.ts';
import type { ContributorRole } from '../../../publishing/publications/views.ts';
import { ChoiceSearch } from './choice-search.tsx';
import { adding } from './draft-client.ts';
import { FieldNews, metadataFieldId, useFieldNews } from './metadata-field.tsx';
import { OrderedList } from './ordered-list.tsx';

export const CONTRIBUTOR_ROLES: Record<ContributorRole, string> = {
  author: 'Author',
  with: 'With',
  editor: 'Editor',
  translator: 'Translator',
  host: 'Host',
  guest: 'Guest',
  speaker: 'Speaker',
};

type Props = {
  byline: BylineItem[];
  named: Record<string, ContributorChoice>;
  change: (byline: BylineItem[]) => void;
  /** Somebody was found or added whose name the page did not know yet. */
  learn: (choice: ContributorChoice) => void;
  mayAdd: boolean;
};

const idOf = (item: BylineItem) => item.personId ?? item.organizationId ?? '';

/** The same entry by whatever role: somebody can stand there several times, once in each role. */
const keyIn = (byline: BylineItem[]) => (item: BylineItem, index: number) =>
  `${idOf(item)} ${byline.slice(0, index).filter((other) => idOf(other) === idOf(item)).length}`;

/** Who stands over a publication, in order, each with a role and the affiliation that stays with the text. */
export function BylineField({ byline, named, change, learn, mayAdd }: Props) {
  const { news } = useFieldNews('byline');
  const { additions } = useContext(FieldNews);
  const nameOf = (item: BylineItem) => named[idOf(item)]?.label ?? 'Somebody who is not there any more';

  function put(choice: ContributorChoice): void {
    learn(choice);
    const entry = { role: 'author' as const, affiliation: choice.affiliation };
    change([
      ...byline,
      choice.type === 'person' ? { ...entry, personId: choice.id } : { ...entry, organizationId: choice.id },
    ]);
  }

  return (
    <fieldset className="staff-field" id={metadataFieldId('byline')} tabIndex={-1}>
      <legend>Byline</legend>
      <p className="staff-hint">
        An affiliation is kept with the text as it is here; later changes of the person’s own do not touch it.
      </p>
      {news}
      <input type="hidden" name="byline.count" value={byline.length} />
      <OrderedList label="Byline" items={byline} keyOf={keyIn(byline)} nameOf={nameOf} change={change} field="byline">
        {(item, index) => (
          <BylineEntry
            item={item}
            index={index}
            name={nameOf(item)}
            change={(changed) => change(byline.with(index, changed))}
          />
        )}
      </OrderedList>
      <noscript>
        <label>
          Add a person or an organization
          <input
            name="byline.new"
            placeholder="Name, or the end of the address"
            defaultValue={additions['byline.new']}
          />
        </label>
        {mayAdd && (
          <label>
            <input type="checkbox" name="byline.make" /> They are not here yet: add this person
          </label>
        )}
      </noscript>
      <div className="scripted">
        <ChoiceSearch<ContributorChoice>
          label="Add to the byline"
          of="contributors"
          choose={put}
          additions={
            mayAdd
              ? [
                  { label: (name) => `Add the person “${name}”`, add: adding('person', put) },
                  { label: (name) => `Add the organization “${name}”`, add: adding('organization', put) },
                ]
              : []
          }
        />
      </div>
    </fieldset>
  );
}

type EntryProps = { item: BylineItem; index: number; name: string; change: (item: BylineItem) => void };

function BylineEntry({ item, index, name, change }: EntryProps) {
  const prefix = `byline.${index}`;
  const { news } = useFieldNews(prefix);
  const affiliation = useFieldNews(`${prefix}.affiliation`);
  return (
    <>
      <span className="byline-name">{name}</span>
      <input
        type="hidden"
        name={`${prefix}.who`}
        value={item.personId ? `person:${item.personId}` : `organization:${item.organizationId}`}
      />
      <select
        name={`${prefix}.role`}
        value={item.role}
        aria-label={`Role of ${name}`}
        onChange={(event) => change({ ...item, role: event.target.value as ContributorRole })}
      >
        {Object.entries(CONTRIBUTOR_ROLES).map(([role, label]) => (
          <option key={role} value={role}>
            {label}
          </option>
        ))}
      </select>
      <input
        id={metadataFieldId(`${prefix}.affiliation`)}
        name={`${prefix}.affiliation`}
        value={item.affiliation ?? ''}
        aria-label={`Affiliation of ${name}`}
        placeholder="Affiliation"
        aria-invalid={affiliation.invalid}
        aria-describedby={affiliation.described}
        onChange={(event) => change({ ...item, affiliation: event.target.value || null })}
      />
      {news}
      {affiliation.news}
    </>
  );
}
