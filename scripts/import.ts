import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { disconnect } from '../lib/disconnect.ts';
import { env } from '../lib/env.ts';
import { withDatabase } from '../lib/open-database.ts';
import { migrate } from '../prisma/migrate.ts';
import { importSite } from '../publishing/imports/import-site.ts';
import { NOUNS, summaryOf } from '../publishing/imports/report.ts';
import { progressLine } from './progress-line.ts';
import { fail, runCommand } from './run-command.ts';

const USAGE = `Usage: npm run import -- front-matter DIR [--dry-run] [--report FILE] [--mapping FILE]

Brings in a site of Markdown files with front matter, in the layout of Hugo: DIR is the folder that has "content" in it.
  --dry-run       say what would happen; write nothing
  --report FILE   write everything there is to know to FILE, as JSON
  --mapping FILE  folders, fields and shortcodes of that site (default: those of Digital.gov,
                  publishing/imports/digitalgov.mapping.yaml; copy that file and change it)

Works while the site runs and while it does not. Safe to interrupt and start again.
Ends with 0 when everything arrived, 2 when something was refused (see the report), 1 when it could not run.
`;

await runCommand(async () => {
  const request = readRequest();
  if (typeof request === 'string') return fail(request);
  if (request === null) {
    process.stdout.write(USAGE);
    return 0;
  }
  // Refused before anything is looked at.
  env();
  const { folder, report: reportFile, ...options } = request;
  const unwritable = reportFile && whyUnwritable(reportFile);
  if (unwritable) return fail(unwritable);

  const line = progressLine(process.stderr);
  try {
    const result = await withDatabase(async (database) => {
      await migrate(database);
      return importSite({ ...options, folder, progress: line.show }).finally(disconnect);
    });
    line.end();
    if (!result.ok) return fail(result.issues.map(({ message }) => message).join('\n'));
    if (reportFile) writeFileSync(reportFile, `${JSON.stringify(result.value, null, 2)}\n`);
    process.stdout.write(`${summaryOf(result.value)}\n`);
    const refused = NOUNS.some((noun) => noun !== 'redirects' && result.value.totals[noun].refused > 0);
    return refused || result.value.remarks.some(({ type }) => type === 'refused') ? 2 : 0;
  } catch (error) {
    line.end();
    const code = fail(error);
    process.stderr.write('What was written so far is safe; start the import again to go on.\n');
    return code;
  }
});

/** What was asked for; a sentence when it can't be understood; null when only help was. */
function readRequest(): { folder: string; dryRun: boolean; report?: string; mapping?: string } | string | null {
  let parsed: ReturnType<typeof readArguments>;
  try {
    parsed = readArguments();
  } catch (error) {
    return `${(error as Error).message}\n\n${USAGE}`;
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  const [kind, folder, ...rest] = positionals;
  if (kind !== 'front-matter') return `Say what to import: front-matter.\n\n${USAGE}`;
  if (!folder || rest.length > 0) return `Name one folder, DIR.\n\n${USAGE}`;
  return { folder, dryRun: values['dry-run'] ?? false, report: values.report, mapping: values.mapping };
}

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      report: { type: 'string' },
      mapping: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

function whyUnwritable(file: string): string | null {
  try {
    writeFileSync(file, '', { flag: 'a' });
    return null;
  } catch {
    return `The report can’t be written to ${file}. Name a file in a folder that is there.`;
  }
}
