import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseUrls } from '../lib/database-url.ts';
import { newId } from '../lib/ids.ts';
import { withClient } from '../lib/with-client.ts';
import { migrate } from './migrate.ts';
import { withSchemaEngine } from './schema-engine.ts';

/**
 * The SQL that leads from what the migrations make to `schema.prisma`; empty when they agree. It works in a database of
 * its own beside the one given, whose owner must be allowed to create databases. What Prisma can't express is not
 * compared: triggers, functions, checks, views, partial and expression indexes. Covering indexes (`include`) and
 * columns it does not know it would drop, so declare those in the schema or leave them out.
 */
export async function diffToSchema({ ownerUrl }: Pick<DatabaseUrls, 'ownerUrl'>): Promise<string> {
  const schema = await readFile(join(import.meta.dirname, 'schema.prisma'), 'utf8');
  const files = [{ path: 'schema.prisma', content: schema }];
  return withScratchDatabase(ownerUrl, async (scratch) => {
    await migrate({ url: scratch, ownerUrl: scratch });
    const { exitCode, stdout } = await withSchemaEngine(scratch, schema, (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', configDir: import.meta.dirname, files },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    return exitCode === 0 ? '' : (stdout ?? '');
  });
}

async function withScratchDatabase<T>(url: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `masthead_scratch_${newId().replaceAll('-', '')}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  return withClient(url, 'masthead diff', async (client) => {
    try {
      await client.query(`create database ${name}`);
      return await work(scratch.href);
    } finally {
      await client.query(`drop database if exists ${name} with (force)`);
    }
  });
}
