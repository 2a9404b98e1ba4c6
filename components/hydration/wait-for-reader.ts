/** Sent by `Hydrated` when every control of the page does what it is for. */
export const HYDRATED = 'hydrated';

/** As long as a click waits for a framework that doesn't come; then it does what it does without scripts. */
const PATIENCE = 5_000;

/**
 * Keeps the framework from building its copy of the page in the browser until the reader comes to a control with
 * `data-hydrates`: most readers only read, and on a telephone it is the longest piece of work of all. Of a control that says
 * `click`, it is enough that it comes into view, and a click that comes too early is held, and repeated when all is done; one
 * that says `focus` does its work without scripts as well.
 *
 * Runs in the browser, from the text of the page and ahead of the framework, so it may use nothing but what it is given.
 */
export function waitForReader(hydratedEvent: string, patience: number): void {
  let begin = () => {};
  const wanted = new Promise<void>((resolve) => {
    begin = resolve;
  });
  // What stands in this queue is loaded before the framework hydrates (next/dist/client/app-bootstrap.js).
  Object.assign(self, { __next_s: { length: 1, reduce: () => wanted } });

  let held: HTMLElement | undefined;
  let ready = false;
  const letGo = () => {
    ready = true;
    held?.click();
    held = undefined;
  };
  const controlAt = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-hydrates]') : null;

  for (const event of ['pointerover', 'pointerdown', 'focusin']) {
    document.addEventListener(event, (happened) => controlAt(happened) && begin(), { passive: true });
  }
  document.addEventListener(
    'click',
    (click) => {
      const control = controlAt(click);
      const elsewhere = click.metaKey || click.ctrlKey || click.shiftKey || click.altKey;
      if (ready || elsewhere || control?.dataset.hydrates !== 'click') return;
      click.preventDefault();
      if (!held) setTimeout(letGo, patience);
      held = control;
      begin();
    },
    true,
  );
  document.addEventListener('DOMContentLoaded', () => {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      begin();
    });
    for (const control of document.querySelectorAll('[data-hydrates=click]')) seen.observe(control);
  });
  addEventListener(hydratedEvent, letGo, { once: true });
  // Who comes back or loads anew finds the page as it was left, which may take the framework.
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit?.type !== 'navigate') begin();
}

/** The call of it, as the text of a script. */
export const WAIT_FOR_READER = `(${waitForReader})(${JSON.stringify(HYDRATED)},${PATIENCE})`;
