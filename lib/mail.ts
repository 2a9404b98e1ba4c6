import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { env } from './env.ts';
import { newId } from './ids.ts';
import { log } from './log.ts';

/** A message in plain text to one address. */
export type Mail = { to: string; subject: string; text: string };

/** Whether mail really leaves the house; if not, screens that send some must say where it lies. */
export function mailLeaves(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Sends through SMTP_URL, or writes the message into DATA_DIR/outbox. Throws when the mail server refuses. */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  const message = { from: MAIL_FROM, ...mail };
  if (SMTP_URL) {
    await createTransport(SMTP_URL, { connectionTimeout: 10_000, socketTimeout: 20_000 } as object).sendMail(message);
    return;
  }
  const rendered = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  const outbox = join(env().DATA_DIR, 'outbox');
  await mkdir(outbox, { recursive: true, mode: 0o700 });
  const path = join(outbox, `${newId()}.eml`);
  await writeFile(`${path}.part`, rendered.message as Buffer, { mode: 0o600 });
  await rename(`${path}.part`, path);
  log().info(
    { to: mail.to, subject: mail.subject, path },
    'No mail server is set (SMTP_URL); the message lies in the outbox.',
  );
}
