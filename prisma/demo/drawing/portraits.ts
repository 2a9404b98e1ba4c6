/** Portraits cut from four papers of one color: no features, a face divided by its own shadow. */
export type Sitter = {
  /** Backdrop, lit, shaded, darkest. */
  papers: [string, string, string, string];
  hair: keyof typeof HAIR;
  clothes: keyof typeof CLOTHES;
  beard?: boolean;
  glasses?: boolean;
  /** The head's turn in degrees, and its width as a share of the usual. */
  turn?: number;
  width?: number;
};

const TEAL: Sitter['papers'] = ['#cfe0dd', '#f2e3cf', '#5f9a98', '#0c3a41'];
const OCHRE: Sitter['papers'] = ['#eed9ab', '#fbf0dc', '#c98d3a', '#4a2a14'];
const CLAY: Sitter['papers'] = ['#e8c8b6', '#f9e6d6', '#b8674a', '#3d1a16'];
const SLATE: Sitter['papers'] = ['#cbd6de', '#f1ece2', '#6f8ba1', '#16283a'];
const MOSS: Sitter['papers'] = ['#d6dcc4', '#f3ecd6', '#8a9a62', '#2a351d'];
const PLUM: Sitter['papers'] = ['#dccfd9', '#f6e6dc', '#9a7290', '#34203a'];
const dark = (papers: Sitter['papers'], lit: string, shaded: string): Sitter['papers'] => [
  papers[0],
  lit,
  shaded,
  papers[3],
];

export const SITTERS: Record<string, Sitter> = {
  'portrait-marguerite-adeyemi': {
    papers: dark(OCHRE, '#b57a45', '#7d4a25'),
    hair: 'crown',
    clothes: 'shawl',
    turn: -3,
  },
  'portrait-tomas-villasenor': { papers: SLATE, hair: 'swept', clothes: 'jacket', beard: true, glasses: true, turn: 3 },
  'portrait-ruth-halvorsen-pike': { papers: TEAL, hair: 'bob', clothes: 'rollneck', turn: 4 },
  'portrait-anselm-koehler-brandt': { papers: OCHRE, hair: 'bald', clothes: 'jacket', beard: true, turn: -4 },
  'portrait-noor-haddadin': { papers: dark(CLAY, '#dba57f', '#a8643f'), hair: 'scarf', clothes: 'rollneck', turn: 2 },
  'portrait-wen-chi-sorensen': { papers: PLUM, hair: 'bun', clothes: 'jacket', glasses: true, turn: -2 },
  'portrait-dele-okafor-byrne': {
    papers: dark(MOSS, '#94683f', '#5f3e22'),
    hair: 'cropped',
    clothes: 'shirt',
    glasses: true,
    turn: 4,
  },
  'portrait-siobhan-mac-giolla': { papers: CLAY, hair: 'curls', clothes: 'shirt', turn: -4 },
  'portrait-rafael-quintao': {
    papers: dark(TEAL, '#e2b48c', '#a8744c'),
    hair: 'swept',
    clothes: 'shirt',
    turn: -3,
    width: 1.03,
  },
  'portrait-eszter-varkonyi': { papers: SLATE, hair: 'long', clothes: 'shirt', turn: 3 },
  'portrait-calvin-threadgill': { papers: TEAL, hair: 'cap', clothes: 'shawl', beard: true, turn: -2 },
  'portrait-mireille-fontanel': { papers: MOSS, hair: 'bob', clothes: 'shirt', glasses: true, turn: -4, width: 0.97 },
  'portrait-joonas-lepisto': { papers: OCHRE, hair: 'cropped', clothes: 'rollneck', turn: 2, width: 0.96 },
  'portrait-abigail-tran-whitlock': { papers: PLUM, hair: 'long', clothes: 'jacket', turn: 3, width: 0.98 },
  'portrait-kwabena-asantey': {
    papers: dark(CLAY, '#8a5634', '#55311d'),
    hair: 'flattop',
    clothes: 'jacket',
    turn: -3,
  },
  'portrait-harlan-edgecombe': {
    papers: ['#d9d4c8', '#efe9dc', '#a39b89', '#3b372f'],
    hair: 'swept',
    clothes: 'jacket',
    turn: 2,
    width: 1.02,
  },
};

/** What lies behind the head, and what lies over it. */
const HAIR: Record<string, (dark: string, lit: string, mid: string) => [behind: string, over: string]> = {
  bob: (d) => [
    `<path d="M196 330 C190 180 270 130 322 130 C390 130 452 190 446 340 C446 420 440 470 420 492 L224 492 C204 460 198 400 196 330 Z" fill="${d}"/>`,
    `<path d="M206 330 C214 240 262 208 352 206 C408 210 434 260 436 340 C450 250 430 132 322 128 C220 128 190 220 206 330 Z" fill="${d}"/>`,
  ],
  long: (d) => [
    `<path d="M190 330 C180 180 262 122 324 122 C398 122 462 190 452 340 C452 460 480 560 486 640 L160 640 C170 540 194 450 190 330 Z" fill="${d}"/>`,
    `<path d="M208 340 C220 250 300 220 318 168 C344 230 424 250 434 346 C452 240 424 122 322 122 C216 124 184 230 208 340 Z" fill="${d}"/>`,
  ],
  bun: (d) => [
    `<circle cx="322" cy="116" r="62" fill="${d}"/><path d="M204 330 C196 190 270 140 322 140 C380 140 446 190 438 330 Z" fill="${d}"/>`,
    `<path d="M206 322 C216 232 262 196 322 190 C382 196 428 232 436 322 C448 226 414 138 322 138 C230 138 196 226 206 322 Z" fill="${d}"/>`,
  ],
  curls: (d) => [
    [
      [230, 220],
      [196, 290],
      [190, 370],
      [210, 440],
      [412, 220],
      [450, 290],
      [454, 370],
      [434, 440],
      [270, 160],
      [370, 160],
      [320, 146],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="66" fill="${d}"/>`)
      .join(''),
    [
      [248, 214],
      [298, 190],
      [350, 190],
      [398, 216],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="44" fill="${d}"/>`)
      .join(''),
  ],
  swept: (d) => [
    '',
    `<path d="M204 322 C190 230 220 150 300 140 C380 118 448 168 440 318 C428 280 420 252 400 226 C330 240 262 232 232 214 C214 246 212 286 204 322 Z" fill="${d}"/>`,
  ],
  cropped: (d) => [
    '',
    `<path d="M206 310 C200 200 250 148 322 148 C394 148 444 200 436 310 C430 262 416 222 396 206 C350 194 290 194 246 206 C226 222 212 262 206 310 Z" fill="${d}"/>`,
  ],
  flattop: (d) => [
    '',
    `<path d="M206 312 C204 240 206 180 222 122 C290 108 360 108 420 122 C438 180 440 240 436 312 C430 270 420 236 400 214 C350 204 292 204 244 214 C222 236 212 270 206 312 Z" fill="${d}"/>`,
  ],
  crown: (d, _lit, m) => [
    `<path d="M186 236 C170 120 250 64 324 64 C400 64 474 120 456 236 Z" fill="${m}"/>`,
    `<path d="M202 262 C222 206 270 186 322 184 C376 186 420 206 440 262 C462 216 458 176 436 150 C380 190 264 190 206 150 C186 180 184 220 202 262 Z" fill="${d}"/>`,
  ],
  scarf: (d, _lit, m) => [
    `<path d="M176 330 C170 180 250 116 322 116 C396 116 474 180 466 330 C470 440 500 520 520 620 L124 620 C146 520 172 440 176 330 Z" fill="${d}"/>`,
    `<path d="M214 330 C214 236 262 196 322 196 C382 196 430 236 430 330 C430 420 400 470 322 486 C250 470 214 420 214 330 Z M176 330 C176 440 220 560 322 566 C424 560 466 440 466 330 C470 190 396 116 322 116 C248 116 172 190 176 330 Z" fill="${d}" fill-rule="evenodd"/><path d="M212 540 C290 590 380 580 470 520" stroke="${m}" stroke-width="6" fill="none"/>`,
  ],
  cap: (d, lit, m) => [
    '',
    `<path d="M198 262 C190 170 250 116 322 116 C396 116 454 170 446 262 Z" fill="${d}"/><rect x="186" y="236" width="272" height="50" rx="22" fill="${m}"/><circle cx="322" cy="112" r="24" fill="${lit}"/>`,
  ],
  bald: (d) => [
    '',
    `<path d="M204 330 C200 300 202 276 210 256 C216 290 218 318 216 346 Z M438 330 C442 300 440 276 432 256 C426 290 424 318 426 346 Z" fill="${d}"/>`,
  ],
};

const CLOTHES: Record<string, (dark: string, lit: string, mid: string) => string> = {
  jacket: (d, lit, m) =>
    `<path d="M60 820 C70 640 160 590 262 562 L322 640 L382 562 C484 590 574 640 584 820 Z" fill="${d}"/><path d="M262 562 L322 700 L382 562 L352 548 L292 548 Z" fill="${lit}"/><path d="M262 562 L232 640 L322 820 L412 640 L382 562 L322 700 Z" fill="${m}" opacity=".55"/>`,
  rollneck: (d, _lit, m) =>
    `<path d="M60 820 C72 640 170 596 260 572 C300 600 344 600 384 572 C474 596 572 640 584 820 Z" fill="${d}"/><rect x="246" y="520" width="152" height="72" rx="26" fill="${d}"/><path d="M252 556 C300 574 344 574 392 556" stroke="${m}" stroke-width="5" fill="none"/>`,
  shirt: (d, lit, m) =>
    `<path d="M64 820 C78 644 170 596 258 568 L322 616 L386 568 C474 596 566 644 580 820 Z" fill="${m}"/><path d="M258 568 L322 640 L276 680 L232 584 Z M386 568 L322 640 L368 680 L412 584 Z" fill="${lit}"/><path d="M322 640 V820" stroke="${d}" stroke-width="4"/>`,
  shawl: (d, lit, m) =>
    `<path d="M40 820 C52 640 160 580 250 560 C290 610 354 610 394 560 C484 580 592 640 604 820 Z" fill="${d}"/><path d="M90 820 C150 690 230 620 322 600 C420 640 520 700 560 820" fill="${m}"/><path d="M150 820 C210 720 262 670 322 648 C392 680 450 730 500 820" fill="${d}"/><path d="M120 760 L180 720 M470 720 L530 762" stroke="${lit}" stroke-width="6"/>`,
};

/** The portrait as SVG, 640 by 800. */
export function portrait({ papers, hair, clothes, beard, glasses, turn = 0, width = 1 }: Sitter): string {
  const [backdrop, lit, shaded, darkest] = papers;
  const garment = shaded;
  const [behind = '', over = ''] = HAIR[hair]?.(darkest, lit, garment) ?? [];
  const face =
    'M214 320 C214 220 262 180 322 180 C382 180 430 220 430 320 C430 410 396 486 322 500 C248 486 214 410 214 320 Z';
  const shadow = 'M322 176 L334 300 L300 376 L330 392 L318 424 L330 452 L322 504 L460 504 L460 176 Z';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 800" width="640" height="800">
    <rect width="640" height="800" fill="${backdrop}"/>
    <circle cx="${turn > 0 ? 470 : 170}" cy="250" r="210" fill="${lit}" opacity=".5"/>
    <clipPath id="face"><path d="${face}"/></clipPath>
    <g transform="rotate(${turn} 322 560) translate(322 0) scale(${width} 1) translate(-322 0)">
      ${behind}
      <path d="M264 440 H380 V600 H264 Z" fill="${shaded}"/>
      <path d="M264 440 H316 V590 H264 Z" fill="${lit}"/><path d="M264 462 C290 500 320 512 352 506 L264 560 Z" fill="${shaded}" opacity=".7"/>
      <ellipse cx="212" cy="346" rx="16" ry="32" fill="${lit}"/><ellipse cx="432" cy="346" rx="16" ry="32" fill="${shaded}"/>
      <path d="${face}" fill="${lit}"/>
      <path d="${shadow}" fill="${shaded}" clip-path="url(#face)"/>
      ${beard ? `<path d="M206 370 C226 420 270 410 322 408 C374 410 418 420 438 370 L440 520 L204 520 Z" fill="${darkest}" clip-path="url(#face)"/><path d="M292 438 H352" stroke="${shaded}" stroke-width="7" stroke-linecap="round"/>` : ''}
      ${glasses ? `<g fill="none" stroke="${darkest}" stroke-width="7"><circle cx="272" cy="328" r="34"/><circle cx="368" cy="328" r="34"/><path d="M306 324 q14 -10 28 0 M238 322 l-26 -8 M402 322 l30 -8"/></g>` : ''}
    </g>
    ${CLOTHES[clothes]?.(darkest, lit, garment) ?? ''}
    <g transform="rotate(${turn} 322 560) translate(322 0) scale(${width} 1) translate(-322 0)">${over}</g>
  </svg>`;
}
