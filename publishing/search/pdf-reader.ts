import { buffer } from 'node:stream/consumers';
import { getDocumentProxy } from 'unpdf';

/* A program of its own: reads a PDF from its standard input and writes what it says, page by page. See pdf-text.ts. */

const document = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  process.stdout.write(`${words}\n`);
  page.cleanup();
}
