import { INK, polyline, times } from './palette.ts';

/** Charts as SVG on white, in the type of the site; sizes in pixels. */

type Series = { name: string; values: number[]; ink: string; dashed?: boolean; at?: number };
type Frame = { width: number; height: number; low: number; high: number; step: number; unit: string };

const LEFT = 96;
const RIGHT = 300;
const TOP = 70;
const BOTTOM = 84;

/** Lines over evenly spaced `labels`; each line is named at its end, `at` pixels below it. */
export function lines(frame: Frame, labels: string[], series: Series[]): string {
  const across = (index: number) => LEFT + (index / (labels.length - 1)) * (frame.width - LEFT - RIGHT);
  const drawn = series.map(({ name, values, ink, dashed, at = 0 }) => {
    const points = values.map((value, index): [number, number] => [across(index), up(frame, value)]);
    const [endX, endY] = points.at(-1) ?? [0, 0];
    const dots =
      labels.length < 14 && !dashed ? points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="7" fill="${ink}"/>`) : [];
    return `<path d="${polyline(points)}" fill="none" stroke="${ink}" stroke-width="5" ${dashed ? 'stroke-dasharray="4 10" stroke-linecap="round"' : ''}/>${dots.join('')}${words(endX + 18, endY + 9 + at, name, ink, 600)}`;
  });
  const ticks = labels.map((label, index) =>
    label ? words(across(index), frame.height - BOTTOM + 44, label, INK.black, 400, 'middle') : '',
  );
  return chart(frame, [...grid(frame), ...ticks, ...drawn]);
}

/** Standing bars; `parts` splits each into a lower, darker share (0 to 1) and the rest. */
export function columns(
  frame: Frame,
  bars: { label: string; value: number; part?: number }[],
  inks: [string, string],
): string {
  const room = (frame.width - LEFT - 40) / bars.length;
  const drawn = bars.map(({ label, value, part = 1 }, index) => {
    const x = LEFT + index * room + room * 0.18;
    const width = room * 0.64;
    const [top, split, base] = [up(frame, value), up(frame, value * part), up(frame, 0)];
    return `<rect x="${x}" y="${top}" width="${width}" height="${split - top}" fill="${inks[1]}"/><rect x="${x}" y="${split}" width="${width}" height="${base - split}" fill="${inks[0]}"/>${words(x + width / 2, top - 14, String(value), INK.black, 600, 'middle')}${words(x + width / 2, base + 44, label, INK.black, 400, 'middle')}`;
  });
  return chart(frame, [...grid(frame), ...drawn]);
}

/** Lying bars, the name to the left and the value at the end. */
export function rows(frame: Frame, bars: { label: string; value: number; ink: string }[]): string {
  const start = 300;
  const room = (frame.height - 60) / bars.length;
  const drawn = bars.map(({ label, value, ink }, index) => {
    const y = 34 + index * room;
    const width = (value / frame.high) * (frame.width - start - 130);
    return `${words(start - 22, y + room * 0.5 + 8, label, INK.black, 400, 'end')}<rect x="${start}" y="${y + room * 0.18}" width="${width}" height="${room * 0.6}" fill="${ink}"/>${words(start + width + 16, y + room * 0.5 + 8, `${value} ${frame.unit}`, INK.black, 600)}`;
  });
  return chart(frame, [
    `<path d="M${start} 30 V${frame.height - 24}" stroke="${INK.black}" stroke-width="2"/>`,
    ...drawn,
  ]);
}

/** Steps down from one total to another, beside the total that is to be met. */
export function steps(frame: Frame, bars: { label: string[]; from: number; to: number; ink: string }[]): string {
  const room = (frame.width - LEFT - 40) / bars.length;
  const drawn = bars.map(({ label, from, to, ink }, index) => {
    const x = LEFT + index * room + room * 0.14;
    const width = room * 0.72;
    const value = from === frame.low ? to.toFixed(1) : `−${(from - to).toFixed(1)}`;
    const [top, base] = [up(frame, Math.max(from, to)), up(frame, Math.min(from, to))];
    const next =
      index < bars.length - 2
        ? `<path d="M${x + width} ${up(frame, to)} h${room * 0.28}" stroke="${INK.stone}" stroke-width="2"/>`
        : '';
    return `<rect x="${x}" y="${top}" width="${width}" height="${base - top}" fill="${ink}"/>${next}${words(x + width / 2, top - 14, value, INK.black, 600, 'middle')}${label.map((line, row) => words(x + width / 2, frame.height - BOTTOM + 38 + row * 30, line, INK.black, 400, 'middle')).join('')}`;
  });
  return chart(frame, [...grid(frame), ...drawn]);
}

/** A coast drawn as one line, with places along it; dark ones are in trouble. */
export function coast(
  width: number,
  height: number,
  shore: [number, number][],
  places: { x: number; y: number; dark: boolean; size: number }[],
): string {
  const land = `${polyline(shore)} L0 ${height} L0 0 Z`;
  const circles = places.map(
    ({ x, y, dark, size }) =>
      `<circle cx="${x}" cy="${y}" r="${size}" fill="${dark ? INK.clay : INK.stone}" fill-opacity="${dark ? 0.92 : 0.5}" stroke="#fff" stroke-width="2"/>`,
  );
  const waves = times(
    7,
    (index) =>
      `<path d="${polyline(shore.map(([x, y]): [number, number] => [x + 46 + index * 44, y]))}" fill="none" stroke="${INK.harbor}" stroke-opacity="${0.3 - index * 0.035}" stroke-width="2"/>`,
  );
  const legend = `<circle cx="${width - 430}" cy="${height - 104}" r="15" fill="${INK.clay}"/>${words(width - 400, height - 96, 'Over a tenth of revenue', INK.black, 400)}<circle cx="${width - 430}" cy="${height - 56}" r="11" fill="${INK.stone}" fill-opacity=".5"/>${words(width - 400, height - 48, 'Under a tenth', INK.black, 400)}`;
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="#eef4f4"/>${waves.join('')}<path d="${land}" fill="#f4ecd8" stroke="${INK.black}" stroke-width="3"/>${circles.join('')}${legend}`,
  );
}

function grid(frame: Frame): string[] {
  const count = Math.round((frame.high - frame.low) / frame.step);
  return times(count + 1, (index) => {
    const value = Number((frame.low + index * frame.step).toFixed(2));
    const y = up(frame, value);
    const name = index === count ? `${value} ${frame.unit}` : String(value);
    return `<path d="M${LEFT} ${y} H${frame.width - 40}" stroke="${value === frame.low ? INK.black : INK.line}" stroke-width="2"/>${words(index === count ? 24 : LEFT - 16, index === count ? y - 16 : y + 8, name, INK.black, 400, index === count ? 'start' : 'end')}`;
  });
}

function up({ height, low, high }: Frame, value: number): number {
  return height - BOTTOM - ((value - low) / (high - low)) * (height - TOP - BOTTOM);
}

function words(x: number, y: number, text: string, ink: string, weight: number, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" fill="${ink}" font-weight="${weight}" text-anchor="${anchor}">${text}</text>`;
}

function chart({ width, height }: Frame, parts: string[]): string {
  return svg(width, height, `<rect width="${width}" height="${height}" fill="#fff"/>${parts.join('')}`);
}

function svg(width: number, height: number, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Public Sans" font-size="26" style="font-variant-numeric:tabular-nums">${inside}</svg>`;
}
