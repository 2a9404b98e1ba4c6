import { accessSync, constants, statSync } from 'node:fs';
import { isIP, isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readProxies } from './client-address.ts';
import { strictlyDecoded } from './decoded.ts';
import { type Issue, ok, type Result } from './result.ts';

/** The environment this process was given, checked; see `.env.example` for what each variable means. */
export type Env = z.output<typeof variables> & { SITE_URL: string };

/** The checked environment of this process; throws the sentences of `readEnv` when something is wrong with it. */
export function env(): Env {
  if (!known) {
    const result = readEnv(process.env);
    if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
    known = result.value;
  }
  return known;
}

/** Checks `source`; each issue's field is the variable and its message a whole sentence with the remedy. Empty means unset. */
export function readEnv(source: Record<string, string | undefined>): Result<Env> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
    return { ok: false, issues };
  }
  const issues: Issue[] = WHOLES.flatMap(({ names, purpose, without }) => {
    const missing = names.filter((name) => parsed.data[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) return [];
    const message = `${missing.join(', ')} must be set as well to ${purpose}; leave all of ${names.join(', ')} out to ${without}.`;
    return [{ field: missing[0] as string, message }];
  });
  issues.push(...ownerIssues(parsed.data));
  if (issues.length > 0) return { ok: false, issues };
  return ok({ ...parsed.data, SITE_URL: parsed.data.SITE_URL ?? addressOf(parsed.data) });
}

/** Where readers on this machine find a site that nobody gave an address; one that listens on a single address is at no other. */
function addressOf({ HOST = 'localhost', PORT }: z.output<typeof variables>): string {
  const url = URL.parse(`http://${isIPv6(HOST) ? `[${HOST}]` : HOST}:${PORT}`);
  return url && !AT_LOCALHOST.has(url.hostname) ? url.origin : `http://localhost:${PORT}`;
}

const AT_LOCALHOST = new Set(['localhost', '0.0.0.0', '[::]', '127.0.0.1', '[::1]']);

/** The owner's address says something only beside the site's, of the same database. */
function ownerIssues({ DATABASE_URL, DATABASE_OWNER_URL }: z.output<typeof variables>): Issue[] {
  if (DATABASE_OWNER_URL === undefined) return [];
  if (DATABASE_URL === undefined) {
    const message =
      'DATABASE_URL must be set as well when DATABASE_OWNER_URL is; leave both out to use the embedded database.';
    return [{ field: 'DATABASE_URL', message }];
  }
  const [site, owner] = [new URL(DATABASE_URL), new URL(DATABASE_OWNER_URL)];
  if (site.pathname === owner.pathname && decodeURIComponent(site.username) !== decodeURIComponent(owner.username)) {
    return [];
  }
  const message =
    'DATABASE_OWNER_URL must name the same database as DATABASE_URL, in another role; leave it out to have one role for both.';
  return [{ field: 'DATABASE_OWNER_URL', message }];
}

/** Variables that say something only together. */
const WHOLES = [
  {
    names: ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
    purpose: 'keep files in a bucket',
    without: 'keep them in DATA_DIR',
  },
  {
    names: ['CROSSREF_USER', 'CROSSREF_PASSWORD', 'CROSSREF_EMAIL'],
    purpose: 'register DOIs with Crossref',
    without: 'register none from here',
  },
] as const;

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const variables = z.object({
  PORT: wholeNumber('PORT', 1, 65_535, 'a port').default(3000),
  HOST: z
    .string()
    .refine(isHost, { error: ({ input }) => `HOST must be a host name or an IP address to listen on, not "${input}".` })
    .optional(),
  SITE_URL: z
    .string()
    .refine(isSiteUrl, {
      error: ({ input }) =>
        `SITE_URL must be the address readers use, such as https://www.example.org, without a path, not "${input}".`,
    })
    .transform((url) => new URL(url).origin)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('127.0.0.0/8, ::1')
    .transform((text, context) => {
      const proxies = readProxies(text);
      if (proxies.ok) return proxies.value;
      context.addIssue(
        'TRUSTED_PROXIES must be IP addresses and networks such as 10.0.0.0/8, with commas between, or none; ' +
          `not "${text}".`,
      );
      return z.NEVER;
    }),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, {
      error:
        'DATABASE_URL must look like postgresql://user:password@host:5432/name (with special characters in the password percent-encoded), or be left out to use the embedded database.',
    })
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .refine(isDatabaseUrl, {
      error:
        'DATABASE_OWNER_URL must look like postgresql://user:password@host:5432/name, as DATABASE_URL does, or be left out to let the role of DATABASE_URL own the tables.',
    })
    .optional(),
  DATABASE_POOL_SIZE: wholeNumber('DATABASE_POOL_SIZE', 1, 200, 'a number of connections').default(10),
  PAGES_AHEAD: wholeNumber('PAGES_AHEAD', 0, 10_000, 'a number of pages').default(5000),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
  SECRET: z
    .string()
    .min(32, { error: 'SECRET must have at least 32 characters; leave it out to have one made in DATA_DIR.' })
    .optional(),
  S3_ENDPOINT: z
    .string()
    .refine(isSiteUrl, {
      error: ({ input }) =>
        `S3_ENDPOINT must be the address of the object store, such as https://s3.example.org, without the bucket, not "${input}".`,
    })
    .transform((url) => new URL(url).origin)
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
      error: ({ input }) => `S3_BUCKET must be the name of a bucket, not "${input}".`,
    })
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, {
      error: ({ input }) => `S3_REGION must be the name of a region such as eu-central-1, not "${input}".`,
    })
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, {
      error:
        'SMTP_URL must look like smtp://user:password@host:587 or smtps://…, or be left out to keep mail in DATA_DIR/outbox.',
    })
    .optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, {
      error:
        'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 32 random bytes in Base64, as "openssl rand -base64 32" prints them.',
    })
    .optional(),
  CHROMIUM_PATH: z
    .string()
    .refine(isProgram, {
      error: ({ input }) =>
        `CHROMIUM_PATH must be the path of a Chromium on this machine, or be left out to have one looked for; there is no program at "${input}".`,
    })
    .optional(),
  CROSSREF_URL: z
    .string()
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), {
      error: ({ input }) =>
        `CROSSREF_URL must be Crossref’s address, such as https://test.crossref.org, not "${input}".`,
    })
    .default('https://doi.crossref.org'),
  CROSSREF_USER: z.string().optional(),
  CROSSREF_PASSWORD: z.string().optional(),
  CROSSREF_EMAIL: z.string().includes('@', { error: 'CROSSREF_EMAIL must be an address of mail.' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>@\s]+@[^<>@\s]+$|^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/, {
      error: ({ input }) =>
        `MAIL_FROM must be an address of mail, with a name or without, such as Masthead <masthead@example.org>, not "${input}".`,
    })
    .default('Masthead <masthead@localhost>'),
  LOG_LEVEL: z
    .enum(LEVELS, {
      error: ({ input }) => `LOG_LEVEL must be one of ${LEVELS.join(', ')}, not "${input}".`,
    })
    .default('info'),
});

let known: Env | undefined;

function wholeNumber(name: string, least: number, most: number, what: string) {
  return z
    .string()
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: ({ input }) => `${name} must be ${what} from ${least} to ${most}, not "${input}".`,
    })
    .transform(Number);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isHost(text: string): boolean {
  return isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);
}

function isSiteUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  );
}

function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && strictlyDecoded(url.password) !== null
  );
}

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^postgres(ql)?:$/.test(url.protocol) &&
    url.pathname.length > 1 &&
    strictlyDecoded(url.username) !== null &&
    strictlyDecoded(url.password) !== null
  );
}
