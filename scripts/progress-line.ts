import type { WriteStream } from 'node:tty';

export type ProgressLine = { show(done: number, of: number, what: string): void; end(): void };

const ON_TERMINAL_MS = 100;
const IN_LOG_MS = 5_000;

/** Tells how far something is: one line that rewrites itself on a terminal, a line now and then elsewhere. */
export function progressLine(out: Pick<WriteStream, 'isTTY' | 'write'>, now: () => number = Date.now): ProgressLine {
  let phase = '';
  let began = 0;
  let told = 0;
  return {
    show(done, of, what) {
      const time = now();
      if (what !== phase) {
        phase = what;
        began = time;
        told = out.isTTY ? 0 : time;
      }
      if (time - told < (out.isTTY ? ON_TERMINAL_MS : IN_LOG_MS) && done < of) return;
      told = time;
      const line = `${what}: ${done} of ${of}${done < of ? `, ${timeLeft((time - began) / done, of - done)} left` : ''}`;
      out.write(out.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
    },
    end() {
      if (out.isTTY && phase) out.write('\r\x1b[K');
    },
  };
}

function timeLeft(msEach: number, left: number): string {
  const seconds = Math.ceil((msEach * left) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
