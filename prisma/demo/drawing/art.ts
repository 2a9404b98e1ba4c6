import { curve, dice, INK, times } from './palette.ts';

/** The drawings on covers, one for each subject, on a field of 900 by 1165. */

/** Swells that run under a low sun: the western Pacific. */
export function swells(sun: string, sky: string, inks: string[], seed: number): string {
  const throwDice = dice(seed);
  const bands = inks.map((ink, band) => {
    const top = 640 + band * (525 / inks.length);
    const points = times(11, (index): [number, number] => [index * 90, top + (throwDice() - 0.5) * 46]);
    return `<path d="${curve(points)} L900 1165 L0 1165 Z" fill="${ink}"/>`;
  });
  const glints = times(26, () => {
    const y = 660 + throwDice() * 480;
    const width = 14 + throwDice() * 70;
    const x = 620 + (throwDice() - 0.5) * (120 + (y - 640) * 0.7);
    return `<rect x="${x - width / 2}" y="${y}" width="${width}" height="3" rx="1.5" fill="${sun}" opacity="${0.25 + throwDice() * 0.5}"/>`;
  });
  return `<rect width="900" height="1165" fill="${sky}"/><circle cx="620" cy="640" r="170" fill="${sun}"/>${bands.join('')}${glints.join('')}`;
}

/** A basin between two breakwaters whose mouth is open. */
export function breakwaters(): string {
  const rings = times(8, (index) => {
    const r = 56 + index * 54;
    const gap =
      index > 2 ? `stroke-dasharray="${r * 4.9} ${r * 1.4}" transform="rotate(${-38 + index * 3} 520 850)"` : '';
    return `<circle cx="520" cy="850" r="${r}" fill="none" stroke="${index % 3 === 2 ? INK.ochre : INK.ice}" stroke-width="${index > 2 ? 7 : 3}" opacity="${1 - index * 0.08}" ${gap}/>`;
  });
  return `<rect width="900" height="1165" fill="${INK.deep}"/>${rings.join('')}<circle cx="520" cy="850" r="16" fill="${INK.ochre}"/>`;
}

/** A strait between two shores of dunes. */
export function strait(): string {
  const shore = (side: number, ink: string, reach: number) =>
    `<path d="${curve(times(9, (i): [number, number] => [side === 0 ? reach + Math.sin(i * 1.3) * 70 : 900 - reach + Math.sin(i * 1.1 + 2) * 70, 520 + i * 82]))} L${side === 0 ? 0 : 900} 1180 L${side === 0 ? 0 : 900} 520 Z" fill="${ink}"/>`;
  const ships = times(
    7,
    (i) =>
      `<path d="M${430 + Math.sin(i * 1.7) * 34} ${590 + i * 80} l12 -22 l12 22 v26 h-24 Z" fill="${INK.paper}" opacity="${0.95 - i * 0.06}"/>`,
  );
  return `<rect width="900" height="1165" fill="${INK.deep}"/><rect y="520" width="900" height="645" fill="#1d4a63"/>${shore(0, INK.clay, 330)}${shore(0, INK.ochre, 230)}${shore(0, INK.sand, 120)}${shore(1, INK.rust, 330)}${shore(1, INK.clay, 220)}${shore(1, INK.ochre, 110)}${ships.join('')}`;
}

/** Containers in a yard with some places empty. */
export function yard(inks: string[], empty: number, seed: number): string {
  const throwDice = dice(seed);
  const boxes = times(7 * 9, (index) => {
    const [column, row] = [index % 7, Math.floor(index / 7)];
    const [x, y] = [60 + column * 114, 520 + row * 66];
    if (throwDice() < empty)
      return `<rect x="${x}" y="${y}" width="102" height="54" fill="none" stroke="${INK.line}" stroke-width="2" stroke-dasharray="6 6"/>`;
    const ink = inks[Math.floor(throwDice() * inks.length)];
    const ribs = times(
      6,
      (rib) => `<path d="M${x + 14 + rib * 15} ${y + 8} v38" stroke="#fff" stroke-opacity=".22" stroke-width="3"/>`,
    );
    return `<rect x="${x}" y="${y}" width="102" height="54" fill="${ink}"/>${ribs.join('')}`;
  });
  return `<rect width="900" height="1165" fill="${INK.paper}"/>${boxes.join('')}`;
}

/** The load of many evenings, one above the other. */
export function evenings(paper: string, ink: string, hot: string): string {
  const lines = times(22, (day) => {
    const base = 1130 - day * 26;
    const cold = Math.exp(-(((day - 13) / 4) ** 2));
    const points = times(46, (hour): [number, number] => {
      const x = hour * 20;
      const evening = Math.exp(-(((hour - 33) / 4.2) ** 2)) * (60 + cold * 150);
      const morning = Math.exp(-(((hour - 15) / 4) ** 2)) * (36 + cold * 50);
      return [x, base - evening - morning - Math.sin(hour * 0.9 + day) * 3];
    });
    return `<path d="${curve(points)} L900 1165 L0 1165 Z" fill="${paper}" stroke="${day === 13 ? hot : ink}" stroke-width="${day === 13 ? 6 : 2}"/>`;
  }).reverse();
  return `<rect width="900" height="1165" fill="${paper}"/>${lines.join('')}`;
}

/** A ruled account with one column rising, half under water. */
export function ledger(water: number, seed: number): string {
  const throwDice = dice(seed);
  const rules = times(
    20,
    (row) => `<path d="M60 ${520 + row * 32} H840" stroke="${INK.harbor}" stroke-opacity=".25" stroke-width="2"/>`,
  );
  const bars = times(12, (index) => {
    const height = 60 + index * 34 + throwDice() * 60;
    return `<rect x="${84 + index * 62}" y="${1128 - height}" width="40" height="${height}" fill="${index > 8 ? INK.clay : INK.black}"/>`;
  });
  const level = 1165 - water;
  const sea = times(19, (index): [number, number] => [index * 50, level + (index % 2) * 14]);
  return `<rect width="900" height="1165" fill="#f4ecd8"/>${rules.join('')}<path d="M250 500 V1165 M640 500 V1165" stroke="${INK.clay}" stroke-width="2"/>${bars.join('')}<path d="${curve(sea)} L900 1165 L0 1165 Z" fill="${INK.harbor}" opacity=".72"/>`;
}

/** Layers of ground, with a river's branches above or a well going down. */
export function strata(inks: string[], well: boolean, seed: number): string {
  const throwDice = dice(seed);
  const layers = inks.map((ink, layer) => {
    const top = 560 + layer * (605 / inks.length);
    const sag = Math.exp(-layer * 0.35) * 90;
    const points = times(10, (index): [number, number] => [
      index * 100,
      top + Math.exp(-(((index - 5.5) / 2) ** 2)) * sag + (throwDice() - 0.5) * 18,
    ]);
    return `<path d="${curve(points)} L900 1165 L0 1165 Z" fill="${ink}"/>`;
  });
  const shaft = well
    ? `<path d="M556 560 V1090" stroke="${INK.paper}" stroke-width="10"/><path d="M510 560 h92" stroke="${INK.paper}" stroke-width="10"/><circle cx="556" cy="1104" r="20" fill="${INK.paper}"/>`
    : times(
        7,
        (branch) =>
          `<path d="${curve([
            [450, 470],
            [450 + (branch - 3) * 40, 520],
            [450 + (branch - 3) * 130, 600],
          ])}" fill="none" stroke="${INK.harbor}" stroke-width="${13 - Math.abs(branch - 3) * 2}"/>`,
      ).join('');
  return `<rect width="900" height="1165" fill="${INK.paper}"/>${layers.join('')}${shaft}`;
}

/** Squares of a pattern that loses its order toward one corner. */
export function lattice(paper: string, ink: string, accent: string, seed: number): string {
  const throwDice = dice(seed);
  const cells = times(12 * 9, (index) => {
    const [column, row] = [index % 12, Math.floor(index / 12)];
    const disorder = (column / 11) * (row / 8);
    const shift = () => (throwDice() - 0.5) * 60 * disorder;
    const turn = (throwDice() - 0.5) * 120 * disorder;
    const [x, y] = [66 + column * 66 + shift(), 530 + row * 66 + shift()];
    return `<rect x="${x}" y="${y}" width="44" height="44" fill="${throwDice() < 0.08 + disorder * 0.2 ? accent : ink}" transform="rotate(${turn} ${x + 22} ${y + 22})"/>`;
  });
  return `<rect width="900" height="1165" fill="${paper}"/>${cells.join('')}`;
}

/** Windows of a boarding house at night, a few of them lit. */
export function windows(): string {
  const throwDice = dice(7);
  const panes = times(7 * 6, (index) => {
    const [x, y] = [90 + (index % 7) * 106, 540 + Math.floor(index / 7) * 106];
    const lit = throwDice() < 0.3;
    return `<rect x="${x}" y="${y}" width="70" height="80" fill="${lit ? INK.sand : '#2c2138'}"/><path d="M${x + 35} ${y} v80 M${x} ${y + 40} h70" stroke="${INK.plum}" stroke-width="5"/>`;
  });
  return `<rect width="900" height="1165" fill="${INK.plum}"/>${panes.join('')}`;
}

/** Forms in a stack, each a little out of line. */
export function forms(): string {
  const throwDice = dice(11);
  const sheets = times(9, (index) => {
    const [x, y] = [180 + (throwDice() - 0.5) * 60, 1000 - index * 54];
    const lines = times(
      5,
      (line) =>
        `<path d="M${x + 40} ${y + 34 + line * 22} h${240 + throwDice() * 200}" stroke="${INK.stone}" stroke-width="4"/>`,
    );
    return `<g transform="rotate(${(throwDice() - 0.5) * 9} 450 ${y})"><rect x="${x}" y="${y}" width="540" height="320" fill="${INK.paper}" stroke="${INK.line}" stroke-width="3"/>${lines.join('')}</g>`;
  });
  return `<rect width="900" height="1165" fill="${INK.moss}"/>${sheets.join('')}`;
}

/** A mooring post and its line, as an old press would have cut it. */
export function mooring(): string {
  const rope = times(
    13,
    (index) =>
      `<ellipse cx="450" cy="${760 + index * 15}" rx="${118 - Math.abs(index - 6) * 3}" ry="15" fill="none" stroke="${INK.black}" stroke-width="5"/>`,
  );
  return `<rect width="900" height="1165" fill="#efe6d2"/><path d="M340 1050 V700 Q340 620 450 620 T560 700 V1050 Z" fill="#d8c9a6" stroke="${INK.black}" stroke-width="6"/>${rope.join('')}<path d="M200 1050 H700" stroke="${INK.black}" stroke-width="6"/>${times(9, (i) => `<path d="M${220 + i * 56} 1050 l-24 34" stroke="${INK.black}" stroke-width="4"/>`).join('')}`;
}

/** A plumb line over water, and its rings: the sign of the podcast, 1200 by 675. */
export function plumbLine(): string {
  const rings = times(
    7,
    (index) =>
      `<ellipse cx="820" cy="470" rx="${64 + index * 72}" ry="${13 + index * 17}" fill="none" stroke="${INK.foam}" stroke-width="4" opacity="${0.95 - index * 0.12}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675">
    <rect width="1200" height="675" fill="${INK.harbor}"/>${rings.join('')}
    <path d="M820 0 V440" stroke="${INK.sand}" stroke-width="5"/><path d="M820 400 l36 64 l-36 82 l-36 -82 Z" fill="${INK.sand}"/>
    <text x="72" y="150" fill="${INK.paper}" font-family="Newsreader" font-weight="600" font-size="104" letter-spacing="-2">Sounding</text>
    <text x="72" y="250" fill="${INK.paper}" font-family="Newsreader" font-weight="600" font-size="104" letter-spacing="-2">Line</text>
  </svg>`;
}
