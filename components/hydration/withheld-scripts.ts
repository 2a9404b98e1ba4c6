/** In a page that puts its scripts in itself when a control needs them; nothing that anybody wrote can be this, for it is markup. */
export const PUTS_SCRIPTS_IN = 'data-puts-scripts-in';

/** Where a withheld script keeps its address, in an element that browsers take for data. */
export const WITHHELD = 'data-withheld';

/**
 * A page as a browser is to have it that loads none of the framework's scripts until `waitForReader` puts them in: each is left in
 * its place under a type that is no script's, and what would load it early is left out. Other pages are returned as they are.
 */
export function withholdScripts(html: string): string {
  if (!html.includes(`<script ${PUTS_SCRIPTS_IN}=`)) return html;
  return html.replaceAll(SCRIPT, `<script type="text/plain" ${WITHHELD}="`).replaceAll(LOADED_EARLY, '');
}

// As React writes them.
const SCRIPT = '<script src="';
const LOADED_EARLY = /<link rel="preload" as="script"[^>]*>/g;
