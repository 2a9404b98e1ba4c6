import type { ReactNode } from 'react';

/** What stands on the button of an action. */
export const GLYPHS: Record<string, ReactNode> = {
  undo: drawing('M8 5 4 9l4 4M4 9h9a5 5 0 0 1 0 10h-3'),
  redo: drawing('m16 5 4 4-4 4M20 9h-9a5 5 0 0 0 0 10h3'),
  paragraph: 'Text',
  heading2: 'H2',
  heading3: 'H3',
  heading4: 'H4',
  bold: <b>B</b>,
  italic: <i>I</i>,
  strike: <s>S</s>,
  superscript: (
    <span>
      x<sup>2</sup>
    </span>
  ),
  subscript: (
    <span>
      x<sub>2</sub>
    </span>
  ),
  code: drawing('m9 7-5 5 5 5M15 7l5 5-5 5'),
  link: drawing('M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1'),
  footnote: (
    <span>
      Note<sup>1</sup>
    </span>
  ),
  bulletList: drawing('M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01'),
  orderedList: drawing('M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M4 14.5c.5-1 2.5-1 2.5.3 0 1-2.5 2-2.5 3.2h2.7'),
  blockquote: drawing('M6 5v14M10 8h9M10 12h9M10 16h6'),
  figure: drawing('M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15.5 9.5h.01'),
  table: drawing('M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14'),
};

function drawing(path: string): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <path d={path} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
