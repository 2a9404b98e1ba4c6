import type { Document } from './document.ts';

/** The document with its key findings before everything else, wherever they were written. */
export function withKeyFindingsFirst(document: Document): Document {
  const findings = document.content.filter((block) => block.type === 'keyFindings');
  if (findings.length === 0) return document;
  return { ...document, content: [...findings, ...document.content.filter((block) => block.type !== 'keyFindings')] };
}
