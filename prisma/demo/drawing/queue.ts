import { INK, times } from './palette.ts';

/** One frame of the film about queues: two gates and the trucks before each, at an hour of the day. 960 by 540. */
export function queueAt(hour: number): string {
  const closed = hour >= 8 && hour < 9;
  const clock = `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.floor((hour % 1) * 60)).padStart(2, '0')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540" font-family="Public Sans" font-size="22">
    <rect width="960" height="540" fill="${INK.paper}"/>
    <text x="480" y="66" text-anchor="middle" font-size="44" font-weight="700" fill="${INK.black}" style="font-variant-numeric:tabular-nums">${clock}</text>
    ${gate(40, 'Two-thirds full', 42, waiting(hour, 1.5), hour, closed)}
    ${gate(500, 'Five-sixths full', 53, waiting(hour, 0.22), hour, closed)}
    <path d="M480 110 V510" stroke="${INK.line}" stroke-width="3"/>
  </svg>`;
}

/** Trucks before a gate that was shut from eight to nine and then clears `pace` dozens an hour more than arrive. */
function waiting(hour: number, pace: number): number {
  const usual = 2;
  if (hour < 8) return usual;
  if (hour < 9) return usual + (hour - 8) * 24;
  return Math.max(usual, usual + 24 - (hour - 9) * pace * 8);
}

function gate(left: number, label: string, filled: number, trucks: number, hour: number, closed: boolean): string {
  const boxes = times(64, (index) => {
    const [x, y] = [left + 10 + (index % 16) * 25, 128 + Math.floor(index / 16) * 22];
    return `<rect x="${x}" y="${y}" width="21" height="16" fill="${index < filled ? INK.harbor : 'none'}" stroke="${index < filled ? INK.harbor : INK.line}"/>`;
  });
  const queue = times(Math.round(trucks), (index) => {
    const [row, place] = [Math.floor(index / 9), index % 9];
    const roll = closed ? 0 : ((hour * 6) % 1) * 6;
    const [x, y] = [left + 14 + place * 45 - roll, 318 + row * 52];
    return `<rect x="${x}" y="${y}" width="28" height="22" fill="${INK.ochre}"/><rect x="${x - 9}" y="${y + 7}" width="8" height="15" fill="${INK.black}"/><circle cx="${x + 2}" cy="${y + 25}" r="4" fill="${INK.black}"/><circle cx="${x + 22}" cy="${y + 25}" r="4" fill="${INK.black}"/>`;
  });
  return `${boxes.join('')}<text x="${left + 10}" y="250" fill="${INK.black}">${label}</text>
    <rect x="${left + 4}" y="266" width="408" height="10" fill="${closed ? INK.clay : INK.moss}"/>
    <text x="${left + 408}" y="250" text-anchor="end" fill="${closed ? INK.clay : INK.moss}" font-weight="600">${closed ? 'closed' : 'open'}</text>${queue.join('')}`;
}
