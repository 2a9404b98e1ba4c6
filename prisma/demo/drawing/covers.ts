import * as art from './art.ts';
import { INK } from './palette.ts';

/** A cover: a drawing, and how the words stand on it. */
export type Cover = { art: string; ink: string; face: 'serif' | 'sans' | 'typewriter'; label: string };

const survey = (label: string, empty: number, seed: number, inks: string[]): Cover => ({
  art: art.yard(inks, empty, seed),
  ink: INK.black,
  face: 'sans',
  label,
});
const ground = (label: string, inks: string[], well: boolean, seed: number): Cover => ({
  art: art.strata(inks, well, seed),
  ink: INK.black,
  face: 'serif',
  label,
});

/** Every cover by its key; each series has a look of its own. */
export const COVERS: Record<string, Cover> = {
  'cover-no-safe-harbor': { art: art.breakwaters(), ink: INK.paper, face: 'serif', label: 'Pacific Currents' },
  'cover-beyond-the-san-hai': {
    art: art.swells(INK.ochre, INK.deep, ['#1f4d66', '#1a4159', '#16364c', '#122c40'], 5),
    ink: INK.paper,
    face: 'serif',
    label: 'Pacific Currents',
  },
  'cover-china-as-a-middle-east-power': { art: art.strait(), ink: INK.paper, face: 'serif', label: 'Pacific Currents' },
  'cover-harbor-survey-2026': survey('The Harbor Survey 2026', 0.22, 21, [INK.harbor, INK.clay, INK.ochre, INK.deep]),
  'cover-harbor-survey-2025': survey('The Harbor Survey 2025', 0.3, 4, [INK.moss, INK.ochre, INK.black, INK.harbor]),
  'cover-brief-berths': survey('Policy Brief · The Harbor Survey', 0.55, 33, [INK.harbor, INK.foam]),
  'cover-wp-counting': survey('Working Paper 2026-03', 0.12, 9, ['#33506a', '#54708a', '#7d97ad', '#b3c4d2']),
  'cover-cold-load': {
    art: art.evenings(INK.night, INK.ice, INK.ochre),
    ink: INK.paper,
    face: 'sans',
    label: 'Winter Grid',
  },
  'cover-brief-outage': {
    art: art.evenings('#e7eef3', '#5f7d92', INK.clay),
    ink: INK.black,
    face: 'sans',
    label: 'Policy Brief · Winter Grid',
  },
  'cover-who-pays': { art: art.ledger(190, 3), ink: INK.black, face: 'serif', label: 'Town Ledger' },
  'cover-brief-books': { art: art.ledger(40, 12), ink: INK.black, face: 'serif', label: 'Policy Brief · Town Ledger' },
  'cover-deltas': ground(
    'Ground Truth',
    [INK.moss, '#8a7a4a', INK.ochre, '#a9683a', INK.clay, INK.rust, '#4a221d'],
    true,
    8,
  ),
  'cover-brief-drought': ground(
    'Policy Brief · Ground Truth',
    [INK.sand, '#dbbf86', INK.ochre, '#b9743a', INK.clay],
    true,
    17,
  ),
  'cover-brief-inondation': ground(
    'Note de politique · Ground Truth',
    ['#7fa7a6', '#4f8488', INK.harbor, '#0a444c', INK.deep],
    false,
    2,
  ),
  'cover-wp-wages': { art: art.windows(), ink: INK.paper, face: 'sans', label: 'Working Paper 2025-07' },
  'cover-wp-quantum': {
    art: art.lattice(INK.paper, INK.deep, INK.clay, 6),
    ink: INK.black,
    face: 'sans',
    label: 'Working Paper 2026-01',
  },
  'cover-wp-permits': { art: art.forms(), ink: INK.paper, face: 'sans', label: 'Working Paper 2024-04' },
  'cover-small-harbor': { art: art.mooring(), ink: INK.black, face: 'typewriter', label: 'Report No. 1 · 1987' },
};

const FACES = {
  serif: "600 104px/1 'Newsreader'; letter-spacing: -0.02em",
  sans: "700 90px/1.04 'Public Sans'; letter-spacing: -0.025em",
  typewriter: "500 70px/1.12 'Liberation Mono', monospace; letter-spacing: -0.03em",
};

/** The cover with this key as a page of 900 by 1165 pixels, with the words of what it stands on. */
export function coverHtml(key: string, words: { title: string; subtitle?: string }): string {
  const cover = COVERS[key];
  if (!cover) throw new Error(`There is no cover "${key}".`);
  const title = words.title.replace(/ \(First Printing\)$/, '');
  const long = title.length > 38 ? 'zoom: .8;' : '';
  return `<div class="cover" style="color:${cover.ink}">
    <svg viewBox="0 0 900 1165" width="900" height="1165">${cover.art}</svg>
    <p class="label">${cover.label}</p>
    <div class="words"><h1 style="font:${FACES[cover.face]};${long}">${title}</h1><p>${words.subtitle ?? ''}</p></div>
    <p class="press">The Penhallow Institute</p>
  </div>`;
}

export const COVER_CSS = `
  .cover { position: relative; width: 900px; height: 1165px; overflow: hidden; }
  .cover svg { position: absolute; inset: 0; }
  .cover > * { margin: 0; }
  .cover .label { position: absolute; left: 60px; top: 58px; font: 600 24px/1 'Public Sans'; letter-spacing: .02em; }
  .cover .label::after { content: ''; display: block; width: 780px; border-top: 3px solid; margin-top: 22px; opacity: .85; }
  .cover .words { position: absolute; left: 58px; top: 122px; width: 784px; }
  .cover .words > * { margin: 0 0 24px; text-wrap: balance; }
  .cover .words p { width: 660px; font: 400 34px/1.25 'Newsreader'; }
  .cover .press { position: absolute; right: 60px; top: 58px; font: 500 24px/1 'Public Sans'; }
`;
