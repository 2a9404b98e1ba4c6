import pino, { type Logger } from 'pino';
import { env } from './env.ts';

/** The log of this process: one JSON object a line on standard error. */
export function log(): Logger {
  logger ??= pino(
    { base: undefined, timestamp: pino.stdTimeFunctions.isoTime, level: env().LOG_LEVEL },
    pino.destination(2),
  );
  return logger;
}

let logger: Logger | undefined;
