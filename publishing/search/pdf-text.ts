/** Characters of a PDF that search reads; more would not fit into its index. */
const MOST = 500_000;

/** What a PDF says, page by page; empty when it is a scan, is locked or can't be read. Takes about a second for 100 pages. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  try {
    // A copy, for the reader takes the bytes away; and no Buffer, which it refuses.
    const document = await getDocumentProxy(new Uint8Array(bytes));
    const { text } = await extractText(document, { mergePages: true });
    return text.replaceAll('\0', '').slice(0, MOST);
  } catch {
    return '';
  }
}
