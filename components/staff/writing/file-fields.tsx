'use client';

import type { PickedFile, PickedKind } from '../../../publishing/media/picked-file.ts';
import type { Metadata } from '../../../publishing/publications/content-merge.ts';
import type { NamedView } from '../../../publishing/publications/draft-views.ts';
import { MetadataField, metadataFieldId, useFieldNews } from './metadata-field.tsx';
import { OrderedList } from './ordered-list.tsx';

type Props = {
  value: Metadata;
  change: (patch: Partial<Metadata>) => void;
  named: NamedView;
  learn: (named: Partial<NamedView>) => void;
  pickFile: (kind: PickedKind) => Promise<PickedFile | null>;
};

/** The cover, and the files that readers can download. */
export function FileFields({ value, change, named, learn, pickFile }: Props) {
  const cover = useFieldNews('cover');
  const downloads = useFieldNews('downloads');
  const nameOf = (fileId: string) => named.fileNames[fileId] ?? 'A file that is not there any more';
  const shown = value.cover ? named.files[value.cover.fileId] : undefined;

  async function pick(kind: PickedKind): Promise<PickedFile | null> {
    const picked = await pickFile(kind);
    if (picked) learn({ files: { [picked.file.id]: picked.file }, fileNames: { [picked.file.id]: picked.name } });
    return picked;
  }

  async function pickCover(): Promise<void> {
    const picked = await pick('picture');
    if (picked) change({ cover: { fileId: picked.file.id, alt: picked.alt } });
  }

  async function addDownload(): Promise<void> {
    const picked = await pick('any');
    if (!picked || value.downloads.some(({ fileId }) => fileId === picked.file.id)) return;
    change({ downloads: [...value.downloads, { fileId: picked.file.id, label: labelFor(picked) }] });
  }

  return (
    <>
      <fieldset className="staff-field" id={metadataFieldId('cover')} tabIndex={-1}>
        <legend>Cover</legend>
        {cover.news}
        {value.cover ? (
          <>
            <input type="hidden" name="cover.fileId" value={value.cover.fileId} />
            <div className="cover-field">
              {shown?.src && <img src={shown.renditions[0]?.src ?? shown.src} alt="" />}
              <div>
                <p className="chosen-one">{nameOf(value.cover.fileId)}</p>
                <MetadataField
                  name="cover.alt"
                  label="What it shows"
                  hint="For those who can’t see it; empty when it is decoration only."
                  value={value.cover.alt}
                  change={(alt) => value.cover && change({ cover: { ...value.cover, alt } })}
                />
                <button type="button" className="scripted" onClick={() => change({ cover: null })}>
                  Take the cover out
                </button>
                <noscript>
                  <label>
                    <input type="checkbox" name="cover.remove" /> Take the cover out
                  </label>
                </noscript>
              </div>
            </div>
          </>
        ) : null}
        <button type="button" className="staff-button scripted" onClick={pickCover}>
          {value.cover ? 'Choose another picture' : 'Choose a picture'}
        </button>
      </fieldset>
      <fieldset className="staff-field" id={metadataFieldId('downloads')} tabIndex={-1}>
        <legend>For download</legend>
        {downloads.news}
        <input type="hidden" name="downloads.count" value={value.downloads.length} />
        <OrderedList
          label="Files for download"
          items={value.downloads}
          keyOf={({ fileId }) => fileId}
          nameOf={({ fileId }) => nameOf(fileId)}
          change={(list) => change({ downloads: list })}
          field="downloads"
        >
          {(download, index) => (
            <>
              <input type="hidden" name={`downloads.${index}.fileId`} value={download.fileId} />
              <span className="byline-name">{nameOf(download.fileId)}</span>
              <input
                id={metadataFieldId(`downloads.${index}.label`)}
                name={`downloads.${index}.label`}
                aria-label={`What readers see for ${nameOf(download.fileId)}`}
                value={download.label}
                onChange={(event) =>
                  change({ downloads: value.downloads.with(index, { ...download, label: event.target.value }) })
                }
              />
            </>
          )}
        </OrderedList>
        <button type="button" className="staff-button scripted" onClick={addDownload}>
          Add a file
        </button>
      </fieldset>
    </>
  );
}

function labelFor({ file, name, caption }: PickedFile): string {
  if (caption) return caption;
  return file.contentType === 'application/pdf' ? 'Full text (PDF)' : name;
}
