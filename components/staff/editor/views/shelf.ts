import type { DocumentFile, DocumentFiles } from '../../../../publishing/body/document.ts';

/** What the editor knows of files: those it was given and those picked since. Tells whoever draws them when it learns more. */
export class Shelf {
  #files: DocumentFiles;
  readonly #listeners = new Set<() => void>();

  constructor(files: DocumentFiles) {
    this.#files = files;
  }

  get(id: string): DocumentFile | null {
    return this.#files[id] ?? null;
  }

  add(files: DocumentFiles): void {
    this.#files = { ...this.#files, ...files };
    for (const listener of this.#listeners) listener();
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
