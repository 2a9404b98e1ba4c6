import type { JournalEntry, JournalStore } from './journal.ts';

const DATABASE = 'masthead-writing';
const STORE = 'journal';
const LOCK = 'masthead-writing-';

/** The journal in the browser's own database. A browser that has none, or refuses it, keeps nothing and says so by rejecting. */
export function browserJournal(): JournalStore {
  return {
    put: (entry) => inStore('readwrite', (store) => store.put(entry)).then(() => {}),
    delete: (session) => inStore('readwrite', (store) => store.delete(session)).then(() => {}),
    all: (publication) =>
      inStore('readonly', (store) => store.index('publication').getAll(publication) as IDBRequest<JournalEntry[]>),
  };
}

/** Marks this opening of the page as alive for as long as it is; other pages of this browser then leave its journal alone. */
export function holdSession(session: string): void {
  navigator.locks?.request(LOCK + session, () => new Promise(() => {})).catch(() => {});
}

/** The sessions of this browser that are open now. */
export async function aliveSessions(): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: 'session' }).createIndex('publication', 'publication');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
