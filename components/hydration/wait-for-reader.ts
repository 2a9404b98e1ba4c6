import { WITHHELD } from './withheld-scripts.ts';

/** What a control sends when a click on it does what it is for. */
export const HYDRATED = 'hydrated';

/** As long as a click waits for a framework that doesn't come; then it does what it does without scripts. */
const PATIENCE = 5_000;

/**
 * Puts the framework's scripts, which the server withholds, into the page when the reader comes to a control with
 * `data-hydrates`: most readers only read, and on a telephone what these scripts do is the longest piece of work of all. Of a
 * control that says `click`, it is enough that it comes into view, and a click that comes too early is held, and repeated when all
 * is done; one that says `focus` does its work without scripts as well.
 *
 * Runs in the browser, from the text of the page, so it may use nothing but what it is given.
 */
export function waitForReader(hydratedEvent: string, withheld: string, patience: number): void {
  let wanted = false;
  const begin = () => {
    wanted = true;
    for (const place of document.querySelectorAll(`[${withheld}]`)) {
      const script = document.createElement('script');
      for (const { name, value } of place.attributes) {
        if (name === withheld && value) script.src = value;
        else if (name !== withheld && name !== 'type') script.setAttribute(name, value);
      }
      script.text = place.textContent;
      // In their order: the last begins to hydrate.
      script.async = false;
      place.replaceWith(script);
    }
  };

  const ready = new WeakSet<EventTarget>();
  let held: HTMLElement | undefined;
  const letGo = (control: EventTarget) => {
    ready.add(control);
    if (control !== held) return;
    const clicked = held;
    held = undefined;
    clicked.click();
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
      if (!control || ready.has(control) || elsewhere || control.dataset.hydrates !== 'click') return;
      click.preventDefault();
      if (held !== control) setTimeout(() => letGo(control), patience);
      held = control;
      begin();
    },
    true,
  );
  const whenRead = () => {
    // What has come since.
    if (wanted) begin();
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      begin();
    });
    for (const control of document.querySelectorAll('[data-hydrates=click]')) seen.observe(control);
  };
  // Ahead of DOMContentLoaded, at which the framework takes what it hydrates from for whole.
  document.addEventListener('readystatechange', whenRead, { once: true });
  addEventListener(hydratedEvent, ({ target }) => target && letGo(target));
  // Who comes back or loads anew finds the page as it was left, which may take the framework.
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit?.type !== 'navigate') begin();
}

/** The call of it, as the text of a script. */
export const WAIT_FOR_READER = `(${waitForReader})(${JSON.stringify(HYDRATED)},${JSON.stringify(WITHHELD)},${PATIENCE})`;
