import { parentPort } from 'node:worker_threads';
import { htmlFromMarkdown } from '../body/html-from-markdown.ts';
import type { Answer, Question } from './markdown-thread.ts';

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answerTo(question)));

function answerTo({ number, markdown, dialect }: Question): Answer {
  try {
    return { number, html: htmlFromMarkdown(markdown, dialect) };
  } catch (error) {
    return { number, failure: (error as Error).message };
  }
}
