import { readFileSync } from 'node:fs';

/** The markup of one of our pages as a static page: the framework sends it, and its copy for the browser, as it does ours. */
export default function Same() {
  const markup = readFileSync(process.env.BENCH_MARKUP ?? '', 'utf8');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the markup is our own page's
  return <div dangerouslySetInnerHTML={{ __html: markup }} />;
}
