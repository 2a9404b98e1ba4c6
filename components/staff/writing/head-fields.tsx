'use client';

import { bylineText } from '../../../publishing/publications/byline.ts';
import type { Metadata } from '../../../publishing/publications/content-merge.ts';
import type { NamedView } from '../../../publishing/publications/draft-views.ts';
import { headTextsOf } from '../../../publishing/publications/head-texts.ts';
import { absolute, routes } from '../../../publishing/routes.ts';
import { textIn } from '../../../publishing/text-in.ts';
import { HeadPreviews } from './head-previews.tsx';
import { MetadataField } from './metadata-field.tsx';

type Props = {
  value: Metadata;
  change: (patch: Partial<Metadata>) => void;
  named: NamedView;
  house: string;
  siteUrl: string;
  slug: string;
};

/** What search results and share cards say, with how it will look there. */
export function HeadFields({ value, change, named, house, siteUrl, slug }: Props) {
  const byline = bylineText(
    value.byline.map(({ role, affiliation, personId, organizationId }) => ({
      type: personId ? ('person' as const) : ('organization' as const),
      name: named.contributors[personId ?? organizationId ?? '']?.label ?? '',
      givenName: null,
      familyName: null,
      slug: '',
      role,
      affiliation,
      ofHouse: false,
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
        {...textIn(value.language)}
        value={value.headTitle ?? ''}
        change={(headTitle) => change({ headTitle: headTitle || null })}
      />
      <MetadataField
        name="headDescription"
        label="Description there"
        hint="Empty for the summary."
        lines={3}
        {...textIn(value.language)}
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
