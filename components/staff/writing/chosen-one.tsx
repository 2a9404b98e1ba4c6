'use client';

type Props = {
  /** The name of the input that holds the id. */
  name: string;
  label: string;
  takeOut: () => void;
};

/** The one that is chosen, and the way to take it out again. */
export function ChosenOne({ name, label, takeOut }: Props) {
  return (
    <p className="chosen-one">
      {label}{' '}
      <button type="button" className="scripted" onClick={takeOut}>
        Take out
      </button>
      <noscript>
        <label>
          <input type="checkbox" name={`${name}.remove`} /> Take out
        </label>
      </noscript>
    </p>
  );
}
