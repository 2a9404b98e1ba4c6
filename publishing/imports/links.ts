import { decoded } from '../../lib/decoded.ts';
import type { AddressBook } from './addresses.ts';
import type { Places } from './places.ts';
import { tidy } from './plain-line.ts';
import type { Reporter } from './report.ts';
import { REFERENCE } from './shortcode-html.ts';

/** Where the links in texts lead now; those that lead nowhere, or to the old site still, are reported. */
export class Links {
  readonly #book: AddressBook;
  readonly #places: Places;
  readonly #reporter: Reporter;

  constructor(book: AddressBook, places: Places, reporter: Reporter) {
    this.#book = book;
    this.#places = places;
    this.#reporter = reporter;
  }

  /** `key` is the piece with the link. */
  address(key: string, href: string): string | null {
    const address = href.toLowerCase().startsWith(REFERENCE)
      ? this.#named(key, decoded(href.slice(REFERENCE.length)))
      : this.#written(key, href);
    return this.#placed(key, address);
  }

  /** A link by the name of a file. */
  #named(key: string, reference: string): string | null {
    if (/^\/?#/.test(reference)) return reference.replace(/^\//, '');
    const found = this.#book.file(reference);
    if (!found) this.#reporter.remark('link-lost', key, `“${reference}” is not in the folder.`);
    else if (found.others > 0) {
      this.#reporter.remark(
        'link-ambiguous',
        key,
        `“${reference}” names ${found.others + 1} files; it leads to ${found.address}.`,
      );
    }
    return found?.address ?? null;
  }

  /** A link by an address: to the old site as long as nothing came from there. */
  #written(key: string, href: string): string | null {
    const address = this.#book.link(href);
    if (address !== null && this.#book.isOld(address))
      this.#reporter.once('link-old', key, `${tidy(address)} is nothing that was imported.`);
    return address;
  }

  /** The address with the anchor that the place it names has here; without one when it has none. */
  #placed(key: string, address: string | null): string | null {
    const at = address?.startsWith('/') ? address.indexOf('#') : -1;
    if (address === null || at < 0) return address;
    const [page, name] = [address.slice(0, at), decoded(address.slice(at + 1))];
    const anchor = this.#places.anchor(page, name);
    if (anchor) return `${page}#${anchor}`;
    this.#reporter.remark('link-place-lost', key, `${page} has no heading “${name}”.`);
    return page;
  }
}
