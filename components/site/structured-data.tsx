import { graphText, type Thing } from '../../publishing/structured-data/structured-data.ts';

/** What the page says to machines, beside what it says to readers. */
export function StructuredData({ things }: { things: Thing[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: `graphText` leaves nothing that could end the element
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: graphText(things) }} />;
}
