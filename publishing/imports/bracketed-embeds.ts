/** The shortcode as which embeds of an older system are read: `[youtube=http://…&w=600]`, `[soundcloud url="https://…"]`. */
export const BRACKETED_EMBED = 'bracketed-embed';

const WRITTEN = /\[(?:youtube|vimeo|soundcloud)[ =](?:[^\]\n]*?[^\]\w])?(https?:\/\/(?:(?!&#)[^\s\]"”])+)[^\]\n]*\]/gi;

/** The text with those embeds written as shortcodes. */
export function withBracketedEmbeds(text: string): string {
  return text.replace(WRITTEN, (_, address: string) => {
    const url = address.replace(/^([^?]*\?[^?]*)\?.*$/, '$1');
    return `{{< ${BRACKETED_EMBED} url="${url}" >}}`;
  });
}
