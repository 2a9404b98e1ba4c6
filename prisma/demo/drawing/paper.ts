/** How a paper is set for print. */
export const PAPER_CSS = `
  @page { size: 8.5in 11in; margin: 1in 1.1in; }
  @page :first { margin: 0.9in 1.1in; }
  @page front { margin: 0; }
  body { font: 400 11.5pt/1.5 'Newsreader'; color: #1d1f20; }
  .front { page: front; break-after: page; width: 8.5in; height: 11in; overflow: hidden; }
  .front img { width: 8.5in; height: 11in; object-fit: cover; }
  header { border-bottom: 1px solid #1d1f20; margin-bottom: 24pt; padding-bottom: 10pt; }
  header .press { font: 400 8.5pt/1.4 'Public Sans'; margin: 0 0 14pt; }
  header h1 { font: 600 25pt/1.08 'Newsreader'; margin: 0 0 6pt; text-wrap: balance; }
  header .subtitle { font-size: 14pt; margin: 0 0 10pt; line-height: 1.25; }
  header .by { font: 600 9.5pt/1.4 'Public Sans'; margin: 0; }
  h2 { font: 600 16pt/1.15 'Newsreader'; margin: 22pt 0 6pt; break-after: avoid; }
  h3 { font: 600 12.5pt/1.2 'Newsreader'; margin: 16pt 0 4pt; break-after: avoid; }
  p { margin: 0 0 8pt; orphans: 3; widows: 3; }
  a { color: inherit; }
  figure { margin: 14pt 0; break-inside: avoid; }
  figure img { width: 100%; }
  figcaption { font: 400 8.5pt/1.4 'Public Sans'; color: #555; margin-top: 4pt; }
  table { border-collapse: collapse; width: 100%; font: 400 8.5pt/1.35 'Public Sans'; }
  th, td { border-bottom: .5pt solid #aaa; padding: 3.5pt 8pt 3.5pt 0; text-align: left; vertical-align: top; }
  [align=right] { text-align: right; }
  [data-node=key-findings], aside { border-top: 2pt solid #0b5a63; border-bottom: .5pt solid #0b5a63; padding: 8pt 0 2pt; margin: 12pt 0; break-inside: avoid; }
  [data-node=pull-quote] { font-size: 16pt; line-height: 1.25; font-style: italic; margin: 14pt 24pt; }
  blockquote { margin: 8pt 24pt; }
  pre { font-size: 8.5pt; white-space: pre-wrap; }
  .footnotes { font-size: 9pt; border-top: .5pt solid #1d1f20; margin-top: 24pt; padding-top: 4pt; }
  .footnotes h2 { display: none; }
  .data-footnote-backref { display: none; }
`;
