import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { nextCookies } from 'better-auth/next-js';
import { twoFactor } from 'better-auth/plugins';
import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { newId } from '../../lib/ids.ts';
import { log } from '../../lib/log.ts';
import { sendMail } from '../../lib/mail.ts';
import { processWide } from '../../lib/process-wide.ts';
import { secret } from '../../lib/secret.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';
import { staffRoutes } from './staff-routes.ts';

export const SESSION_DAYS = 14;

/**
 * The sign-in library on our tables. Its own HTTP routes are not served: every way in is a server action, where limits and
 * the origin are checked (staff-action.ts), so that there is one door and not two.
 */
export function auth(): Auth {
  return processWide('auth', make);
}

type Auth = ReturnType<typeof make>;

/** What the library says of each sign-in that it refuses. The audit log has them, with account and address (decision 27). */
const REFUSALS = new Set([
  'User not found',
  'Password not found',
  'Invalid password',
  'Reset Password: User not found',
]);

function make() {
  const site = new URL(env().SITE_URL);
  return betterAuth({
    appName: 'Masthead',
    baseURL: site.origin,
    secret: secret(),
    trustedOrigins: [site.origin],
    database: prismaAdapter(db(), { provider: 'postgresql', transaction: true }),
    telemetry: { enabled: false },
    logger: {
      log: (level, message, ...details) => {
        if (!REFUSALS.has(message)) log()[level]({ details: details.map(String) }, message);
      },
    },
    advanced: {
      cookiePrefix: 'masthead',
      // Sessions name the whole address; limits have a rule of their own.
      ipAddress: { ipv6Subnet: 128 },
      useSecureCookies: site.protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/staff' },
      database: { generateId: () => newId() },
    },
    user: { modelName: 'member' },
    // What a stolen session must not do asks for the password, however old the session is.
    session: { modelName: 'memberSession', expiresIn: SESSION_DAYS * 86_400, freshAge: 0 },
    account: { modelName: 'memberAccount' },
    verification: { modelName: 'memberVerification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: async ({ user, token }) => {
        const link = site.origin + staffRoutes.newPassword(token);
        await sendMail({
          to: user.email,
          subject: 'Choose a new password',
          text: `Somebody asked for a new password for your account. If it was you, open this address within the hour:\n\n${link}\n\nIf it was not, nothing has changed and you need do nothing.\n`,
        });
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const member = await db().member.findUnique({ where: { id: userId }, select: { disabledAt: true } });
            if (!member || member.disabledAt) throw new APIError('UNAUTHORIZED');
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: site.hostname,
        // Attempts are counted in limits.ts.
        accountLockout: { enabled: false },
        schema: { twoFactor: { modelName: 'memberTwoFactor' } },
      }),
      passkey({
        rpID: site.hostname,
        rpName: 'Masthead',
        origin: site.origin,
        schema: { passkey: { modelName: 'memberPasskey' } },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          // A passkey stands for both factors, so whoever holds it must be proven by its authenticator.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
          },
        },
      }),
      nextCookies(),
    ],
  });
}
