'use client';

import { useContext } from 'react';
import type { Metadata } from '../../../publishing/publications/content-merge.ts';
import type { ChoiceView, NamedView } from '../../../publishing/publications/draft-views.ts';
import { ChoiceSearch } from './choice-search.tsx';
import { ChosenOne } from './chosen-one.tsx';
import { FieldNews, metadataFieldId, useFieldNews } from './metadata-field.tsx';
import { OrderedList } from './ordered-list.tsx';

type Props = {
  value: Metadata;
  change: (patch: Partial<Metadata>) => void;
  named: NamedView;
  learn: (named: Partial<NamedView>) => void;
};

/** Other publications that this one leads to: related ones, and the original of a translation. */
export function RelatedFields({ value, change, named, learn }: Props) {
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
          <ChosenOne
            name="translationOf"
            label={titleOf(value.translationOf)}
            takeOut={() => change({ translationOf: null })}
          />
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
