import { coast, columns, lines, rows, steps } from './charts.ts';
import { dice, INK, times } from './palette.ts';

/** The figures of the reports by key, drawn from the numbers that their texts give. */
export const FIGURES: Record<string, string> = {
  'fig-harbor-margin-by-year': lines(
    { width: 1400, height: 760, low: 0, high: 18, step: 3, unit: 'days' },
    ['2021', '2022', '2023', '2024', '2025', '2026'],
    [
      { name: 'All ports', values: [15.5, 14.6, 14.1, 13.5, 12.8, 12.0], ink: INK.harbor, at: -8 },
      { name: 'Founding nine', values: [15.5, 14.7, 13.9, 13.2, 12.3, 11.6], ink: INK.ochre, at: 20 },
    ],
  ),
  'fig-harbor-margin-by-function': rows({ width: 1600, height: 700, low: 0, high: 16, step: 4, unit: 'days' }, [
    { label: 'Quay cranes', value: 16, ink: INK.harbor },
    { label: 'Inland rail', value: 12, ink: INK.harbor },
    { label: 'Yard space', value: 9, ink: INK.harbor },
    { label: 'Road access', value: 7, ink: INK.harbor },
    { label: 'Pilotage and tugs', value: 5, ink: INK.harbor },
    { label: 'Terminal software', value: 3, ink: INK.clay },
  ]),
  'fig-cold-load-day': lines(
    { width: 1600, height: 820, low: 8, high: 26, step: 3, unit: 'gigawatts' },
    times(25, (hour) => (hour % 6 === 0 ? `${String(hour).padStart(2, '0')}:00` : '')),
    [
      { name: '2035, no measures', values: coldest(24.9, 15.2), ink: INK.clay, at: -6 },
      { name: 'Can be counted on', values: times(25, () => 20.6), ink: INK.black, dashed: true },
      { name: '2035, with measures', values: coldest(21.3, 14.3), ink: INK.harbor, at: 16 },
      { name: '2025', values: coldest(17.2, 10.8), ink: INK.stone },
    ],
  ),
  'fig-cold-load-gap': steps({ width: 1400, height: 780, low: 0, high: 28, step: 4, unit: 'gigawatts' }, [
    { label: ['Peak,', 'no measures'], from: 0, to: 24.9, ink: INK.clay },
    { label: ['Seal the', 'leakiest third'], from: 24.9, to: 23.2, ink: INK.ochre },
    { label: ['Heat', 'early'], from: 23.2, to: 22.0, ink: INK.ochre },
    { label: ['Repair', 'the tariff'], from: 22.0, to: 21.3, ink: INK.ochre },
    { label: ['Peak,', 'with measures'], from: 0, to: 21.3, ink: INK.harbor },
    { label: ['Can be', 'counted on'], from: 0, to: 20.6, ink: INK.black },
  ]),
  'fig-who-pays-spread': columns(
    { width: 1400, height: 740, low: 0, high: 0.8, step: 0.2, unit: 'percentage points' },
    [
      { label: 'Most legible', value: 0.31 },
      { label: 'Second', value: 0.38 },
      { label: 'Third', value: 0.47 },
      { label: 'Fourth', value: 0.58 },
      { label: 'Least legible', value: 0.77 },
    ],
    [INK.harbor, INK.harbor],
  ),
  'fig-who-pays-map': coastOfTowns(),
  'fig-deltas-rates': columns(
    { width: 1400, height: 760, low: 0, high: 50, step: 10, unit: 'millimeters a year' },
    [
      { label: 'D1', value: 12, part: 0.55 },
      { label: 'D2', value: 17, part: 0.62 },
      { label: 'D3', value: 14, part: 0.58 },
      { label: 'D4', value: 38, part: 0.8 },
      { label: 'D5', value: 25, part: 0.74 },
      { label: 'D6', value: 19, part: 0.66 },
      { label: 'D7', value: 41, part: 0.8 },
      { label: 'D8', value: 22, part: 0.7 },
      { label: 'D9', value: 19, part: 0.63 },
    ],
    [INK.rust, '#d9a58f'],
  ),
  'fig-deltas-metering': lines(
    { width: 1200, height: 700, low: 60, high: 110, step: 10, unit: '' },
    ['0', '', '', '3', '', '', '6', '', '', '9', '', '', '12'],
    [
      { name: 'D7 north', values: [100, 99, 97, 96, 93, 92, 90, 88, 87, 85, 83, 82, 81], ink: INK.ochre },
      { name: 'D4', values: [100, 98, 96, 92, 90, 87, 86, 82, 80, 79, 76, 75, 74], ink: INK.rust },
    ],
  ),
};

/** A winter day that peaks at a quarter past six in the evening. */
function coldest(peak: number, night: number): number[] {
  const at = (hour: number) => {
    const evening = Math.exp(-(((hour - 18.2) / 2.6) ** 2));
    const morning = 0.62 * Math.exp(-(((hour - 7.5) / 2.2) ** 2));
    const noon = 0.38 * Math.exp(-(((hour - 12.8) / 3.4) ** 2));
    return Math.min(1, evening + morning + noon);
  };
  return times(25, (hour) => night + (peak - night) * at(hour));
}

function coastOfTowns(): string {
  const throwDice = dice(40);
  const shore = times(58, (index): [number, number] => {
    const y = index * 16;
    const bay = Math.sin(index / 4.2) * 70 + Math.sin(index / 1.9) * 34 + (throwDice() - 0.5) * 30;
    return [470 + index * 5.5 + bay, y];
  });
  const places = times(87, (index) => {
    const [x, y] = shore[Math.min(57, Math.floor((index / 87) * 58))] ?? [0, 0];
    const south = index / 87;
    const dark = throwDice() < (south > 0.55 ? 0.42 : 0.09);
    return { x: x - 16 - throwDice() * 90, y: y + (throwDice() - 0.5) * 26, dark, size: dark ? 15 : 11 };
  });
  return coast(1600, 912, shore, places);
}
