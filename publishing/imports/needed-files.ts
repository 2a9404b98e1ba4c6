import { newId } from '../../lib/ids.ts';
import { isNameOfFile } from '../body/alt-text.ts';
import type { ImageReference } from '../body/from-html.ts';
import type { Mapping } from './mapping.ts';
import { tidy } from './plain-line.ts';
import type { PlannedItem, SitePlan } from './plan.ts';
import type { Reporter } from './report.ts';
import type { PictureInText, PictureReference } from './shortcode-html.ts';

/** A picture or attachment that a text needs, under an id of ours that stands for it until the file is made. */
export type NeededFile = {
  id: string;
  key: string;
  /** Where its bytes may be in the folder. */
  paths: string[];
  name: string;
  hash: string;
  width: number | null;
  height: number | null;
  alt: string;
  caption: string;
  credit: string;
  /** For attachments: the words of the link. */
  label: string | null;
};

type Need = (file: NeededFile) => NeededFile;

/** The pictures and attachments of all texts, each once, described by its record where there is one. */
export class NeededFiles {
  readonly #files = new Map<string, NeededFile>();
  readonly #plan: Pick<SitePlan, 'pictures'>;
  readonly #mapping: Pick<Mapping, 'files'>;
  readonly #reporter: Reporter;

  constructor(plan: Pick<SitePlan, 'pictures'>, mapping: Pick<Mapping, 'files'>, reporter: Reporter) {
    this.#plan = plan;
    this.#mapping = mapping;
    this.#reporter = reporter;
  }

  /** A picture that a shortcode shows. */
  ofShortcode(item: PlannedItem, reference: PictureReference, need: Need): PictureInText {
    const file = need(this.#picture(item, reference));
    const alt = tidy(reference.alt) || file.alt;
    this.#remarkAlt(item, file, alt);
    return { file: file.id, alt, caption: tidy(reference.caption) || file.caption, credit: file.credit };
  }

  #picture(item: PlannedItem, { src, folder, alt, caption }: PictureReference): NeededFile {
    const clean = src.replace(/^\/+/, '').replace(/[?#].*$/, '');
    const name = clean.split('/').at(-1) ?? clean;
    const record = this.#plan.pictures.get(clean) ?? this.#plan.pictures.get(name.replace(/\.\w{1,5}$/, ''));
    if (record && !(folder && clean.includes('/'))) {
      const { key, hash, width, height, credit } = record;
      const paths = [record.name, `img/${record.name}`];
      return this.#file({
        key,
        hash,
        paths,
        name: record.name,
        width,
        height,
        alt: record.alt,
        caption: record.caption,
        credit,
      });
    }
    if (!folder) this.#reporter.once('picture-unknown', item.key, `No record describes “${src}”.`);
    const path = folder ? `${folder}/${clean}` : clean;
    const endings = /\.\w{1,5}$/.test(name) ? [''] : ['.png', '.jpg', '.jpeg', '.webp', '.gif'];
    const paths = [path, clean].flatMap((place) => endings.map((ending) => place + ending));
    return this.#file({ key: `picture:${path}`, paths, name, alt: tidy(alt), caption: tidy(caption) });
  }

  /** A picture that stands in the text itself; null for one whose bytes do. */
  ofText(item: PlannedItem, image: ImageReference, need: Need) {
    if (/^data:/i.test(image.src.trim())) return null;
    const base = this.#mapping.files ? `${this.#mapping.files}/` : '\n';
    const own = image.src.startsWith(base);
    const path = own ? image.src.slice(base.length) : image.src;
    const record = own ? this.#plan.pictures.get(path.replace(/\.\w{1,5}$/, '')) : undefined;
    const folder = own && path.includes('/') ? path.slice(0, path.indexOf('/')) : own ? '' : 'elsewhere';
    const caption = image.attributes.caption ?? '';
    const reference = {
      src: own && !record && folder ? path.slice(folder.length + 1) : path,
      folder: record ? undefined : folder,
      alt: image.alt,
      caption,
    };
    const file = need(this.#picture(item, reference));
    const alt = tidy(image.alt) || file.alt;
    this.#remarkAlt(item, file, alt);
    return {
      file: file.id,
      alt,
      ...(file.credit || caption ? { credit: file.credit || tidy(caption) } : {}),
    };
  }

  cover(item: PlannedItem, picture: { uid: string; alt: string }, need: Need) {
    const alt = tidy(picture.alt);
    if (!this.#plan.pictures.has(picture.uid)) {
      this.#reporter.remark('picture-unknown', item.key, `No record describes “${picture.uid}”, so it has no picture.`);
      return null;
    }
    const file = need(this.#picture(item, { src: picture.uid, folder: undefined, alt, caption: '' }));
    return { file, alt: alt || file.alt };
  }

  attachment(name: string, paths: string[], label: string): NeededFile {
    return this.#file({ key: `attachment:${name}`, paths, name, label: tidy(label) });
  }

  #remarkAlt(item: PlannedItem, file: NeededFile, alt: string): void {
    if (alt === '') this.#reporter.remark('picture-no-alt', item.key, `${file.name} has no description.`);
    else if (isNameOfFile(alt, file.name) || /\d{2,4}\s*x\s*\d{2,4}/.test(alt)) {
      this.#reporter.remark('picture-alt-doubtful', item.key, `${file.name} is described as “${alt}”.`);
    }
  }

  #file(about: Pick<NeededFile, 'key' | 'paths' | 'name'> & Partial<NeededFile>): NeededFile {
    const known = this.#files.get(about.key);
    if (known) return known;
    const nothing = { hash: 'made', width: null, height: null, alt: '', caption: '', credit: '', label: null };
    const file = { ...nothing, id: newId(), ...about };
    this.#files.set(about.key, file);
    return file;
  }
}
