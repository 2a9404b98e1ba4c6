/**
 * A page rule with `title` as its running head; every character that could end the string or the element is escaped. The first face
 * is there for the printer of PDFs, for scripts that the others have no letters of.
 */
export function runningTitleStyle(title: string): string {
  const escaped = title.replace(
    /[^\p{L}\p{N} .,:;!?–—‘’“”-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `@page { @top-left { content: "${escaped}"; font: 8pt "Other Scripts", "Public Sans", sans-serif; } } @page :first { @top-left { content: none; } }`;
}
