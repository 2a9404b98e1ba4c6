/** The inks and papers that all pictures of the demonstration are made with. */
export const INK = {
  harbor: '#0b5a63',
  deep: '#0f2a3f',
  night: '#131b2b',
  foam: '#dfeceb',
  ice: '#c9dbe6',
  ochre: '#c8892b',
  sand: '#e9d9b6',
  clay: '#a8452f',
  rust: '#7d2f22',
  moss: '#55683b',
  plum: '#5b3a56',
  paper: '#faf7f0',
  stone: '#8b8f90',
  line: '#d9d5ca',
  black: '#1d1f20',
} as const;

/** Numbers that look thrown but are the same on every run. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** An SVG path through points, smooth where they are even. */
export function curve(points: [number, number][]): string {
  return points
    .map(([x, y], index) => {
      const before = points[index - 1];
      if (!before) return `M${round(x)} ${round(y)}`;
      const middle = (before[0] + x) / 2;
      return `C${round(middle)} ${round(before[1])} ${round(middle)} ${round(y)} ${round(x)} ${round(y)}`;
    })
    .join(' ');
}

export function polyline(points: [number, number][]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
