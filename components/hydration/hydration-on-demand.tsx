import { Hydrated } from './hydrated.tsx';
import { HYDRATED, WAIT_FOR_READER } from './wait-for-reader.ts';

/** First on a readers' page: the framework's scripts are loaded, but build nothing until a control needs them (decision 29). */
export function HydrationOnDemand() {
  // The development server's own scripts live in what would wait.
  if (process.env.NODE_ENV !== 'production') return null;
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: `WAIT_FOR_READER` is code of this build, with nothing in it that anybody wrote */}
      <script dangerouslySetInnerHTML={{ __html: WAIT_FOR_READER }} />
      <Hydrated event={HYDRATED} />
    </>
  );
}
