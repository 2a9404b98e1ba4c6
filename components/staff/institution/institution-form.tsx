import type { FormState } from '../../../publishing/staff/form-state.ts';
import { accentTones, contrast, DARK_PAPER, LIGHT_PAPER } from '../../site/accent.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { Submit } from '../submit.tsx';
import { TextArea } from '../text-area.tsx';
import { TickBox } from '../tick-box.tsx';

type Props = {
  institution: {
    name: string;
    shortName: string;
    tagline: string;
    description: string;
    timeZone: string;
    timeName: string | null;
    fourEyes: boolean;
    language: string;
    accent: string | null;
    address: string | null;
    contactUrl: string | null;
    profiles: string[];
  };
  timeZones: string[];
  save: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Everything about the institution that readers, machines and the newsroom go by. */
export function InstitutionForm({ institution, timeZones, save }: Props) {
  return (
    <ActionForm action={save} name="institution">
      <Field name="name" label="Name" defaultValue={institution.name} required />
      <Field
        name="shortName"
        label="Short name"
        hint="In the header and where room is short."
        defaultValue={institution.shortName}
        required
      />
      <Field name="tagline" label="Tagline" defaultValue={institution.tagline} required />
      <TextArea
        name="description"
        label="Description"
        hint="What search engines and share cards say of the whole site."
        defaultValue={institution.description}
      />
      <Field
        name="timeZone"
        label="Time zone"
        hint="Every date and time that readers and staff see is of this zone."
        defaultValue={institution.timeZone}
        list="time-zones"
        required
      />
      <datalist id="time-zones">
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Field
        name="timeName"
        label="Whose time it is called"
        hint="When the zone is named for another city: “Washington” for America/New_York."
        defaultValue={institution.timeName ?? ''}
      />
      <Field
        name="language"
        label="Language"
        hint="As a tag, such as en or pt-BR."
        defaultValue={institution.language}
        required
      />
      <Field
        name="accent"
        label="Accent color"
        hint={<AccentHint accent={institution.accent} />}
        defaultValue={institution.accent ?? ''}
        placeholder="#8c1d2c"
      />
      <TextArea name="address" label="Postal address" rows={3} defaultValue={institution.address ?? ''} />
      <Field
        name="contactUrl"
        label="Contact"
        hint="A page (https://…) or an e-mail address as mailto:…"
        defaultValue={institution.contactUrl ?? ''}
      />
      <TextArea
        name="profiles"
        label="Profiles"
        hint="Where else the institution is on the web, one address a line: social networks, Wikidata, ROR. Search engines are told that they are the same."
        rows={4}
        defaultValue={institution.profiles.join('\n')}
      />
      <fieldset className="staff-field">
        <legend>Four eyes</legend>
        <TickBox name="fourEyes" defaultChecked={institution.fourEyes}>
          A release needs an approval by somebody who did not write the last change
        </TickBox>
      </fieldset>
      <Submit>Save</Submit>
    </ActionForm>
  );
}

function AccentHint({ accent }: { accent: string | null }) {
  if (!accent)
    return 'As #rrggbb; empty for Masthead’s own red. It is darkened or lightened as far as it must be to be read.';
  const { onLight, onDark } = accentTones(accent);
  const ratio = (tone: string, paper: string) => contrast(tone, paper).toFixed(1);
  return (
    <>
      As #rrggbb. Readers see {onLight} on light paper ({ratio(onLight, LIGHT_PAPER)} to 1) and {onDark} on dark paper (
      {ratio(onDark, DARK_PAPER)} to 1); text needs 4.5 to 1.
    </>
  );
}
