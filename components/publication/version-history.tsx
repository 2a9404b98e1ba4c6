import type { Institution } from '../../publishing/institution/institution.ts';
import { routes } from '../../publishing/routes.ts';
import { textIn } from '../../publishing/text-in.ts';
import type { VersionEntry, VersionList } from '../../publishing/versions/views.ts';
import { ChangedWords } from './changed-words.tsx';
import { NOTES, WithdrawalNotice } from './notices.tsx';
import { PublicDate } from './public-date.tsx';

/** Every public version of a publication, newest first, with what changed. Versions no reader was told of are set small. */
export function VersionHistory({ list, institution }: { list: VersionList; institution: Institution }) {
  const { publication, versions } = list;
  const { kind, slug, title, language, withdrawal } = publication;
  const latest = versions[0]?.number;
  return (
    <div className="versions">
      <p className="versions-back">
        <a href={routes.publication(kind, slug)} {...textIn(language)}>
          {title}
        </a>
      </p>
      <h1 className="page-title">Versions and changes</h1>
      <p className="versions-lead">
        {versions.length === 1
          ? 'There is one version. Nothing has changed since it was published.'
          : `There are ${versions.length} versions. Each stays at its own address; the newest is the one to read and to cite.`}
      </p>
      {withdrawal && <WithdrawalNotice withdrawal={withdrawal} institution={institution} />}
      <ol className="versions-list" reversed>
        {versions.map((version) => (
          <li
            key={version.number}
            id={`version-${version.number}`}
            className={version.notes.length > 0 || version.number === 1 ? 'version' : 'version version-small'}
          >
            <h2 className="version-heading">
              {version.readable ? (
                <a href={routes.version(kind, slug, version.number)}>Version {version.number}</a>
              ) : (
                `Version ${version.number}`
              )}
              , <PublicDate date={version.date} institution={institution} />
              {version.number === latest && !withdrawal && <span className="version-current">Current</span>}
            </h2>
            <WhatChanged version={version} language={language} />
          </li>
        ))}
      </ol>
    </div>
  );
}

type ChangedProps = { version: VersionEntry; language: string };

function WhatChanged({ version: { number, notes, changes, more, readable }, language }: ChangedProps) {
  const silent = number === 1 ? 'First published.' : notes.length > 0 ? null : 'Nothing that readers see changed.';
  const told = readable ? silent : 'Its text is no longer available.';
  return (
    <>
      {notes.map((note) => (
        <p key={note.id}>
          <strong>{NOTES[note.type].label}:</strong> {note.text}
        </p>
      ))}
      {changes.length > 0 ? (
        <ul className="version-changes">
          {changes.map(({ what, runs }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells a change apart
            <li key={index}>
              {runs.length === 0 ? (
                what
              ) : (
                <>
                  {what}: <ChangedWords runs={runs} language={language} />
                </>
              )}
            </li>
          ))}
          {more > 0 && <li>And {more === 1 ? 'one more passage' : `${more} more passages`} of the text.</li>}
        </ul>
      ) : (
        told && <p className="version-changes">{told}</p>
      )}
    </>
  );
}
