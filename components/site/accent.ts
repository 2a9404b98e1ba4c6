/** An accent in two tones: as near to the chosen color as AA contrast on the site's light and dark paper allows. */
export type AccentTones = { onLight: string; onDark: string };

export const LIGHT_PAPER = '#fcfbf8';
export const DARK_PAPER = '#141412';

/** Moves `accent` (#rrggbb) towards black or white only as far as it must go to be read as text. */
export function accentTones(accent: string): AccentTones {
  return { onLight: legible(accent, LIGHT_PAPER, '#000000'), onDark: legible(accent, DARK_PAPER, '#ffffff') };
}

/** The contrast ratio of WCAG 2 between two #rrggbb colors, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** A little above the 4.5 of AA, because accents also stand on the tinted paper. */
const ENOUGH = 5.2;

function legible(color: string, paper: string, towards: string): string {
  for (let step = 0; step < 20; step++) {
    const candidate = mix(color, towards, step / 20);
    if (contrast(candidate, paper) >= ENOUGH) return candidate;
  }
  return towards;
}

function mix(from: string, to: string, share: number): string {
  const end = channels(to);
  const mixed = channels(from).map((value, index) => Math.round(value + ((end[index] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}
