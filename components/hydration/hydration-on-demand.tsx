import { WAIT_FOR_READER } from './wait-for-reader.ts';
import { PUTS_SCRIPTS_IN } from './withheld-scripts.ts';

/** First on a readers' page: the framework's scripts are withheld by the server and put in when a control needs them (decision 29). */
export function HydrationOnDemand() {
  // The development server's own scripts live in what would wait.
  if (process.env.NODE_ENV !== 'production') return null;
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: `WAIT_FOR_READER` is code of this build, with nothing in it that anybody wrote
    <script {...{ [PUTS_SCRIPTS_IN]: 'on-demand' }} dangerouslySetInnerHTML={{ __html: WAIT_FOR_READER }} />
  );
}
