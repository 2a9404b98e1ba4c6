/** Not kept in a cache: whether the public may have a file is asked of the database's clock each time. */
export { fileForPublic } from './queries.ts';
