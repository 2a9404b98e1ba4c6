import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nameViolation, violations } from './architecture-rules.ts';
import { importsIn, importsOfRepository, loadedBy, sourceFiles } from './imports.ts';

test('every import points the way the architecture allows', () => {
  const imports = importsOfRepository();
  expect(imports.length).toBeGreaterThan(50);
  expect(violations(imports)).toEqual([]);
});

test('a start loads no client of the database before a page or a job needs it', () => {
  const atOnce = importsOfRepository().filter(({ late }) => !late);
  const begun = importsIn('instrumentation.ts', readFileSync('instrumentation.ts', 'utf8')).map(({ to }) => to);
  const starts = ['scripts/start.ts', 'scripts/serve.ts', ...begun.filter((file) => file !== 'lib/db.ts')];
  expect(starts).toContain('publishing/freshness/freshness.ts');
  const chains = starts.flatMap((file) => [...loadedBy(file, atOnce).values()]);
  expect(chains.filter((chain) => chain.at(-1)?.startsWith('generated/'))).toEqual([]);
});

test('every file is named for what it holds', () => {
  expect(sourceFiles().map(nameViolation).filter(Boolean)).toEqual([]);
});

test("only published.ts keeps what it reads ('use cache')", () => {
  const keeping = sourceFiles().filter(
    (file) =>
      /^(app|components|lib|publishing)\//.test(file) &&
      !file.endsWith('/published.ts') &&
      /^\s*['"]use cache/m.test(readFileSync(file, 'utf8')),
  );
  expect(keeping).toEqual([]);
});

test('how a date looks is said in dates.ts for readers and in newsroom-dates.ts for staff', () => {
  const formatting = sourceFiles().filter(
    (file) => /^(app|components)\//.test(file) && /dateFormat|DateTimeFormat\b/.test(readFileSync(file, 'utf8')),
  );
  expect(formatting).toEqual([]);
});

test.each([
  ['lib/clock.ts', "import { KINDS } from '../publishing/kinds.ts';", 'lib knows nothing'],
  ['publishing/people/queries.ts', "import { Card } from '../../components/card.tsx';", 'domain knows nothing'],
  ['publishing/people/person.ts', "import { db } from '../../lib/db.ts';", 'only queries'],
  ['publishing/people/person.ts', "import { readFile } from 'node:fs/promises';", 'only thinks'],
  ['publishing/people/commands.ts', "import { publish } from '../publications/commands.ts';", "another noun's"],
  ['publishing/people/queries.ts', "import { cacheTag } from 'next/cache';", 'knows the framework'],
  ['components/card.tsx', "import { client } from 'pg';", 'no input or output'],
  ['components/card.tsx', "import page from '../app/page.tsx';", 'know nothing of addresses'],
  ['app/(site)/page.tsx', "import { listPeople } from '../../publishing/people/queries.ts';", 'through published.ts'],
  ['app/(site)/page.tsx', "import {\n  publish,\n} from '../../publishing/publications/commands.ts';", 'published.ts'],
  ['app/(site)/page.tsx', "const { db } = await import('../../lib/db.ts');", 'not the database'],
  ['app/staff/page.tsx', "import { x } from '../../publishing/people/published.ts';", 'newsroom'],
  ['app/page.tsx', "import { Client } from 'pg';", 'not the database'],
  ['lib/clock.ts', "import { origin } from '../server.ts';", 'lib knows nothing'],
  ['publishing/people/queries.ts', "import { move } from './commands.ts';", 'changes nothing'],
  ['publishing/people/list-desk.ts', "import { move } from './merge-commands.ts';", 'changes nothing'],
  ['publishing/people/published.ts', "import { move } from './commands.ts';", 'changes nothing'],
  ['publishing/people/published.ts', "import { x } from '../publications/draft-desk.ts';", 'nothing of the desk'],
  ['app/page.tsx', "import { useDatabase } from '../test/database.ts';", 'made for tests'],
])('an edge that is not allowed is named: %s %s', (file, source, reason) => {
  const found = violations(importsIn(file, source)).join('\n');
  expect(found).toContain(file);
  expect(found).toContain(reason);
});

test('a component that reaches the database through others is found, with the chain', () => {
  const imports = [
    ...importsIn('components/card.tsx', "import { x } from '../publishing/people/labels.ts';"),
    ...importsIn('publishing/people/labels.ts', "import { db } from './queries.ts';"),
    ...importsIn('publishing/people/queries.ts', "import { db } from '../../lib/db.ts';"),
  ];
  expect(violations(imports)).toEqual([
    'components/card.tsx → publishing/people/labels.ts → publishing/people/queries.ts → lib/db.ts: components do no input or output',
  ]);
});

test.each([
  ['components/card.tsx', "import type { Row } from '../publishing/people/queries.ts';"],
  ['components/card.tsx', "import { type Row, type Other } from '../publishing/people/queries.ts';"],
  ['app/(site)/page.tsx', "import { listPeople } from '../../publishing/people/published.ts';"],
  ['publishing/people/draft-commands.ts', "import { db } from '../../lib/db.ts';"],
  ['publishing/people/commands.test.ts', "import { useDatabase } from '../../test/database.ts';"],
])('an edge that is allowed passes: %s %s', (file, source) => {
  expect(violations(importsIn(file, source))).toEqual([]);
});

test.each(['lib/utils.ts', 'components/common/x.tsx', 'publishing/helpers.ts', 'lib/HttpClient.ts'])(
  'the name %s is refused',
  (file) => {
    expect(nameViolation(file)).toContain(file);
  },
);
