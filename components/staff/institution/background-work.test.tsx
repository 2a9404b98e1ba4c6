import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { EMPTY_FORM } from '../../../publishing/staff/form-state.ts';
import { BackgroundWork } from './background-work.tsx';

const act = async () => EMPTY_FORM;
const acts = { retry: act, tellAgain: act, forget: act, clock: { timeZone: 'UTC', timeName: null, language: 'en-GB' } };

test('staff see what failed, what is late and what was refused, each with a way on', () => {
  const job = { name: 'pdf.make', runAt: new Date('2026-03-26T13:00:00Z') };
  const html = renderToStaticMarkup(
    <BackgroundWork
      {...acts}
      troubled={{
        count: 240,
        jobs: [
          { ...job, id: '7', trouble: 'failed', attempts: 25, lastError: 'Chromium <ended>.\n  at line 1' },
          { ...job, id: '8', name: 'of.tomorrow', trouble: 'late', attempts: 0, lastError: null },
        ],
      }}
      refused={{ count: 3, reason: 'The engine did not find the key (403).' }}
    />,
  );
  for (const said of [
    'Search engines refused 3 addresses. The engine did not find the key (403).',
    'Make a PDF',
    'Failed after 25 tries. Due Thursday, 26 March 2026, 13:00 UTC. Chromium &lt;ended&gt;.<',
    'of.tomorrow',
    'Late. Due',
    '240 jobs are late or failed; the newest are here.',
    'name="jobId" value="7"',
  ])
    expect(html).toContain(said);
  expect(html.match(/<button/g)).toHaveLength(4);
  expect(html).not.toContain('at line 1');
});

test('and that all is well, when it is', () => {
  const html = renderToStaticMarkup(<BackgroundWork {...acts} troubled={{ count: 0, jobs: [] }} refused={null} />);
  expect(html).toBe('<p>Nothing is late, and nothing failed.</p>');
});
