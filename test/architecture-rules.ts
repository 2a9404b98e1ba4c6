import { type Import, loadedBy } from './imports.ts';

/** The rules of who may import whom; docs/architecture.md explains them. Each finding names the offending edge. */
export function violations(imports: Import[]): string[] {
  const own = imports.filter(({ from }) => !isTest(from));
  return [
    ...own.flatMap(edgeViolation),
    ...own
      .map(({ from }) => from)
      .filter(unique)
      .flatMap((file) => chainViolations(file, own)),
  ];
}

export function nameViolation(file: string): string | null {
  const vague = file.split('/').find((part) => /^(utils?|helpers?|misc|common)(\.|$)/.test(part));
  if (vague) return `${file}: "${vague}" says nothing; name the thing`;
  const name = file.split('/').at(-1) ?? '';
  const routeFile = file.startsWith('app/');
  return routeFile || /^[a-z0-9.-]+$/.test(name) ? null : `${file}: file names are kebab-case`;
}

const DATABASE = /^(lib\/(db|disconnect|transaction|with-client)\.ts$|generated\/)/;
const INPUT_OUTPUT =
  /^(lib\/(db|disconnect|transaction|with-client)\.ts$|generated\/|pg$|@prisma\/|sharp$|(node:)?(fs|net|http|https|child_process)(\/|$))/;
const FRAMEWORK = /^next(\/|$)/;
/** The roles of files that may hold Prisma. `commands.ts` may be split: `draft-commands.ts`. */
const DATA_ROLE = /(^|[/-])(queries|desk|commands)\.ts$/;
/** What keeps the answers of queries under tags, for readers. */
const KEEPER = /^publishing\/([\w-]+\/published|tagged)\.ts$/;
/** Sessions and what guards the newsroom: they read cookies and accounts. */
const STAFF_DOOR = /^publishing\/staff\//;
/** Files that only think: the nouns themselves, their inputs, what pages are given. */
const PURE = /^publishing\/(([\w-]+)\/)?(inputs|views|content|kinds|routes|visibility|events|cache-tags|document)\.ts$/;
const SITE = /^app\/(@head|\(site\))\//;
const READER = /(^|[/-])(queries|desk|published|tagged)\.ts$/;
const DESK = /(^|[/-])desk\.ts$/;
const COMMANDS = /(^|[/-])commands\.ts$/;

function edgeViolation({ from, to, typeOnly }: Import): string[] {
  const refuse = (reason: string) => [`${from} → ${to}: ${reason}`];
  const area = areaOf(from);
  const target = areaOf(to);

  if (area === 'lib' && (to === 'server.ts' || !['lib', 'generated', null].includes(target)))
    return refuse('lib knows nothing of the product');
  if (area === 'publishing' && ['app', 'components', 'scripts', 'prisma', 'test', 'e2e'].includes(target ?? '')) {
    return refuse('the domain knows nothing of what uses it');
  }
  if (area === 'components' && ['app', 'scripts', 'prisma', 'test', 'e2e'].includes(target ?? '')) {
    return refuse('components know nothing of addresses and scripts');
  }
  if (['app', 'components', 'publishing', 'lib'].includes(area ?? '') && target === 'test') {
    return refuse('only tests use what is made for tests');
  }
  if (typeOnly) return [];
  if (SITE.test(from) && /^publishing\/.*(queries|commands|desk)\.ts$/.test(to)) {
    return refuse("readers' pages read through published.ts");
  }
  if (from.startsWith('app/staff/') && to.endsWith('/published.ts'))
    return refuse('the newsroom reads what is not kept');
  if (area === 'app' && (DATABASE.test(to) || to === 'pg'))
    return refuse('addresses call queries and commands, not the database');
  if (
    area === 'publishing' &&
    /^lib\/(db|with-client)\.ts$/.test(to) &&
    ![DATA_ROLE, KEEPER, STAFF_DOOR].some((role) => role.test(from))
  ) {
    return refuse('only queries, desk and commands touch the database');
  }
  if (area === 'publishing' && READER.test(from) && COMMANDS.test(to)) return refuse('what reads changes nothing');
  if (KEEPER.test(from) && DESK.test(to)) return refuse("readers' pages know nothing of the desk");
  if (area === 'publishing' && COMMANDS.test(from) && COMMANDS.test(to)) {
    if (folderOf(from) !== folderOf(to)) return refuse("a command doesn't call another noun's commands");
  }
  if (area === 'publishing' && FRAMEWORK.test(to) && !KEEPER.test(from) && !STAFF_DOOR.test(from)) {
    return refuse('only what keeps pages knows the framework');
  }
  if (area === 'lib' && FRAMEWORK.test(to)) return refuse('lib does not know the framework');
  return [];
}

function chainViolations(file: string, imports: Import[]): string[] {
  if (areaOf(file) === 'components') {
    return forbiddenChains(file, imports, (to) => INPUT_OUTPUT.test(to), 'components do no input or output');
  }
  if (isPure(file)) {
    return forbiddenChains(
      file,
      imports,
      (to) => INPUT_OUTPUT.test(to) || FRAMEWORK.test(to),
      'what only thinks does no input or output and knows no framework',
    );
  }
  return [];
}

function forbiddenChains(file: string, imports: Import[], forbidden: (to: string) => boolean, why: string): string[] {
  const chain = [...loadedBy(file, imports).values()].find((links) => forbidden(links.at(-1) ?? ''));
  return chain ? [`${chain.join(' → ')}: ${why}`] : [];
}

/** `publishing/people/person.ts` is the noun of its folder, whatever its plural. */
function isPure(file: string): boolean {
  if (PURE.test(file)) return true;
  const [, folder = '', name = ''] = file.match(/^publishing\/([\w-]+)\/([\w-]+)\.ts$/) ?? [];
  const singular = { people: 'person', series: 'series' }[folder] ?? folder.replace(/s$/, '');
  return name !== '' && (name === singular || name === folder) && folder !== 'freshness';
}

function areaOf(path: string): string | null {
  return /^(app|components|publishing|lib|generated|scripts|prisma|test|e2e|bench)\//.exec(path)?.[1] ?? null;
}

function isTest(file: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(file) || /^(test|e2e|bench)\//.test(file);
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}

function unique(value: string, index: number, all: string[]): boolean {
  return all.indexOf(value) === index;
}
