import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

/** Runs `work` with Prisma's schema engine: WebAssembly in this process, looking at the database at `url`. */
export async function withSchemaEngine<T>(
  url: string,
  schema: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await load();
  const pool = new CatalogPool({ connectionString: url });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

// The adapter refuses the catalog's one-byte "char", which the engine needs in order to describe constraints:
// the pool passes such columns off as text and remembers them, and the adapter then names their true type.
const ONE_BYTE_CHAR = 18;
const TEXT = 25;
const charColumns = new WeakMap<object, number[]>();

class CatalogPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: an override can't express the driver's overloads
  override async query(...args: any[]): Promise<any> {
    const query = super.query as unknown as (...args: unknown[]) => Promise<pg.QueryResult>;
    const result = await query.apply(this, args);
    const fields = result.fields ?? [];
    charColumns.set(
      result.rows ?? [],
      fields.flatMap((field, i) => (field.dataTypeID === ONE_BYTE_CHAR ? [i] : [])),
    );
    for (const field of fields) if (field.dataTypeID === ONE_BYTE_CHAR) field.dataTypeID = TEXT;
    return result;
  }
}

class CatalogAdapter extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const i of charColumns.get(result.rows) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character;
      return result;
    };
    return connection;
  }
}

let loaded: ReturnType<typeof instantiate> | undefined;

function load() {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const place = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const { instance } = await WebAssembly.instantiate(await readFile(place), { './schema_engine_bg.js': glue as never });
  const { __wbg_set_wasm } = glue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  __wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return glue;
}
