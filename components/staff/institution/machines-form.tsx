import { type MachineSettings, PODCAST_CATEGORIES } from '../../../publishing/institution/machine-settings.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { SelectField } from '../select-field.tsx';
import { Submit } from '../submit.tsx';
import { TickBox } from '../tick-box.tsx';

type Props = { settings: MachineSettings; save: (state: FormState, form: FormData) => Promise<FormState> };

const CHOICES: { name: keyof MachineSettings; label: string }[] = [
  { name: 'aiTraining', label: 'AI crawlers may learn from texts' },
  { name: 'aiSearch', label: 'AI crawlers may index texts to find them for answers' },
  { name: 'aiReading', label: 'AI assistants may read a text when somebody asks them to' },
  { name: 'wholeFeeds', label: 'Feeds carry whole texts, not only summaries' },
];

/** What the institution lets machines have: crawlers, feed readers, the engines that are told of changes. */
export function MachinesForm({ settings, save }: Props) {
  return (
    <ActionForm action={save} name="machines">
      <fieldset className="staff-field">
        <legend>Crawlers and feeds</legend>
        <p className="staff-hint">The first three are what robots.txt says; polite crawlers keep to it.</p>
        {CHOICES.map(({ name, label }) => (
          <TickBox key={name} name={name} defaultChecked={settings[name] === true}>
            {label}
          </TickBox>
        ))}
      </fieldset>
      <SelectField
        name="podcastCategory"
        label="Podcast category"
        hint="Where podcast directories place feeds that have episodes."
        defaultValue={settings.podcastCategory}
        options={PODCAST_CATEGORIES.map((category) => ({ value: category, label: category }))}
      />
      <Field
        name="indexNowKey"
        label="IndexNow key"
        hint="8 to 128 letters, digits and hyphens of your choice. Search engines are told of changes while there is one."
        defaultValue={settings.indexNowKey ?? ''}
        autoComplete="off"
      />
      <Submit tone="plain">Save what machines get</Submit>
    </ActionForm>
  );
}
