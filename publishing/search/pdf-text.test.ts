import { expect, test } from 'vitest';
import { pdfText } from './pdf-text.ts';

const PDF = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj
4 0 obj <</Length 46>> stream
BT /F1 12 Tf 10 100 Td (Bluewater harbors) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
`;

test('the words of a PDF are read, whether it was uploaded or read from a disk, and its bytes stay whole', async () => {
  for (const bytes of [new TextEncoder().encode(PDF), Buffer.from(PDF)]) {
    expect(await pdfText(bytes)).toContain('Bluewater harbors');
    expect(bytes.byteLength).toBe(PDF.length);
  }
});

test('what is no PDF has no words', async () => {
  expect(await pdfText(Buffer.from('Bluewater harbors'))).toBe('');
});

test('a PDF that takes more time or memory than it may has no words, and the next is read', async () => {
  const bytes = Buffer.from(PDF);
  const asked = [
    pdfText(bytes, { milliseconds: 1, megabytes: 1024 }),
    pdfText(bytes, { milliseconds: 60_000, megabytes: 1 }),
    pdfText(bytes),
  ];
  expect(await Promise.all(asked)).toEqual(['', '', 'Bluewater harbors']);
});
