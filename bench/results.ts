import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** One thing measured. `reached` is null where nothing has to be reached. */
export type Line = {
  name: string;
  value: string;
  target: string;
  reached: boolean | null;
  data: Record<string, unknown>;
};

export type Section = { title: string; note: string; lines: Line[] };

/** A line of numbers for comparison. */
export function shown(name: string, value: string, data: Record<string, unknown> = {}): Line {
  return { name, value, target: '', reached: null, data };
}

export function atMost(name: string, value: number, limit: number, unit: string, digits = 0): Line {
  return judged(name, value, limit, unit, digits, `≤ ${limit} ${unit}`, value <= limit);
}

export function atLeast(name: string, value: number, limit: number, unit: string, digits = 2): Line {
  return judged(name, value, limit, unit, digits, `≥ ${limit} ${unit}`, value >= limit);
}

export function print({ title, note, lines }: Section): void {
  const wide = Math.max(...lines.map(({ name }) => name.length));
  console.log(`\n${title}${note ? `\n${note}` : ''}`);
  for (const { name, value, target, reached } of lines) {
    const mark = reached === null ? ' ' : reached ? '✓' : '✗';
    console.log(`  ${mark} ${name.padEnd(wide)}  ${value.padStart(12)}${target ? `   ${target}` : ''}`);
  }
}

/** Writes all that was measured to bench/results.json. */
export function keep(sections: Section[]): string {
  const file = join(import.meta.dirname, 'results.json');
  const machine = { cores: cpus().length, processor: cpus()[0]?.model ?? '', node: process.version };
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, sections }, null, 2)}\n`);
  return file;
}

function judged(
  name: string,
  value: number,
  limit: number,
  unit: string,
  digits: number,
  target: string,
  reached: boolean,
): Line {
  return {
    name,
    value: `${value.toFixed(digits)} ${unit}`.trim(),
    target: target.trim(),
    reached,
    data: { value, limit, unit },
  };
}
