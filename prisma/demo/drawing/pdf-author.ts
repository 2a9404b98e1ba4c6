/**
 * A PDF as Chromium writes it, with the name of who wrote it beside its title, which Chromium has no way to say: its facts
 * once more with that name, appended as an incremental update (PDF 1.4, section 3.4.5).
 */
export function withAuthor(pdf: Uint8Array, author: string): Uint8Array {
  const written = Buffer.from(pdf).toString('latin1');
  const trailer = /trailer\n<<(\/Size \d+\s+\/Root \d+ 0 R\s+\/Info (\d+) 0 R)>>\nstartxref\n(\d+)\n%%EOF\n?$/.exec(
    written,
  );
  const facts = trailer && new RegExp(`\n${trailer[2]} 0 obj\n<<(.*?)>>\nendobj`, 's').exec(written)?.[1];
  if (!trailer || !facts) throw new Error('This PDF is not built as Chromium builds them.');
  const object = `\n${trailer[2]} 0 obj\n<<${facts}\n/Author <${utf16(author)}>>>\nendobj\n`;
  const table = `xref\n${trailer[2]} 1\n${String(written.length + 1).padStart(10, '0')} 00000 n \n`;
  const end = `trailer\n<<${trailer[1]}\n/Prev ${trailer[3]}>>\nstartxref\n${written.length + object.length}\n%%EOF\n`;
  return Buffer.from(written + object + table + end, 'latin1');
}

function utf16(text: string): string {
  return Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex');
}
