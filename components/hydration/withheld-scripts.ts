/** In a page that puts its scripts in itself when a control needs them; nothing that anybody wrote can be this, for it is markup. */
export const PUTS_SCRIPTS_IN = 'data-puts-scripts-in';

/** Where a withheld script keeps its address, in an element that browsers take for data; empty, if its text is there. */
export const WITHHELD = 'data-withheld';

/**
 * A page as a browser is to have it that runs none of the framework's scripts until `waitForReader` puts them in: each is left in
 * its place under a type that is no script's, what they hydrate from as well, and what would load them early is left out. Other
 * pages are returned as they are.
 */
export function withholdScripts(html: string): string {
  if (!html.includes(`<script ${PUTS_SCRIPTS_IN}=`)) return html;
  return html
    .replaceAll(LOADED, `<script type="text/plain" ${WITHHELD}="`)
    .replaceAll(HYDRATED_FROM, `<script type="text/plain" ${WITHHELD}="">$1`)
    .replaceAll(LOADED_EARLY, '');
}

// As React and the framework write them.
const LOADED = '<script src="';
const HYDRATED_FROM = /<script>(\(?self\.__next_f\b)/g;
const LOADED_EARLY = /<link rel="preload" as="script"[^>]*>/g;
