import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import { arbitraryHtml } from '../../test/arbitrary-html.ts';
import { documentFromHtml } from './from-html.ts';
import { documentFromMarkdown } from './from-markdown.ts';
import { parseDocument } from './schema.ts';
import { documentToHtml } from './to-html.ts';

const anyPicture = { resolveImage: ({ alt }: { alt: string }) => ({ file: 'picture', alt }) };

test('a document written as HTML is read back as the same document, without losses', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryDocument(), (document) => {
      expect(documentFromHtml(documentToHtml(document))).toEqual({ document, losses: [] });
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('a document that the schema accepts comes out of it unchanged', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryDocument(), (document) => {
      expect(parseDocument(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
    }),
    { seed: 11, numRuns: 100 },
  );
});

test('whatever HTML comes in, the schema accepts the document, and reading it again changes nothing', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(arbitraryHtml(), (html) => {
      const { document } = documentFromHtml(html, anyPicture);
      expect(parseDocument(document)).toEqual({ ok: true, value: document });
      expect(documentFromHtml(documentToHtml(document))).toEqual({ document, losses: [] });
    }),
    { seed: 11, numRuns: 1000 },
  );
});

test('whatever Markdown comes in, the schema accepts the document', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryHtml(), fc.string({ unit: 'binary' }), (html, text) => {
      const { document } = documentFromMarkdown(`${text}\n\n> - ${html}\n\n[^1] ${text}\n\n[^1]: ${html}`, anyPicture);
      expect(parseDocument(document)).toEqual({ ok: true, value: document });
    }),
    { seed: 11, numRuns: 300 },
  );
});
