'use client';

import { useContext } from 'react';
import type { Metadata } from '../../../publishing/publications/content-merge.ts';
import type { ChoiceView, NamedView } from '../../../publishing/publications/draft-views.ts';
import { ChoiceSearch } from './choice-search.tsx';
import { ChosenOne } from './chosen-one.tsx';
import { adding } from './draft-client.ts';
import { FieldNews, metadataFieldId, useFieldNews } from './metadata-field.tsx';

type Props = {
  value: Metadata;
  change: (patch: Partial<Metadata>) => void;
  named: NamedView;
  learn: (named: Partial<NamedView>) => void;
  mayAdd: boolean;
};

/** The newspaper or review where a piece first appeared: searched for, or added in place. */
export function OutletField({ value, change, named, learn, mayAdd }: Props) {
  const { news } = useFieldNews('outletId');
  const { additions } = useContext(FieldNews);
  const choose = (choice: ChoiceView) => {
    learn({ outlets: { [choice.id]: choice } });
    change({ outletId: choice.id });
  };
  return (
    <fieldset className="staff-field" id={metadataFieldId('outletId')} tabIndex={-1}>
      <legend>Outlet</legend>
      <input type="hidden" name="outletId" value={value.outletId ?? ''} />
      {value.outletId ? (
        <ChosenOne
          name="outlet"
          label={named.outlets[value.outletId]?.label ?? 'An outlet that is not there any more'}
          takeOut={() => change({ outletId: null })}
        />
      ) : (
        <div className="scripted">
          <ChoiceSearch<ChoiceView>
            label="Search outlets"
            of="outlets"
            choose={choose}
            additions={mayAdd ? [{ label: (name) => `Add the outlet “${name}”`, add: adding('outlet', choose) }] : []}
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
