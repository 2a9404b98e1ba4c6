/**
 * Whether a description of a picture says no more than the name of a file: "250-x-242-GAO-social-icon", "IMG_2041",
 * "chart.png". `file` is the name of its own file, where that is known.
 */
export function isNameOfFile(alt: string, file = ''): boolean {
  const words = alt.trim();
  if (/\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|pdf)$/i.test(words)) return true;
  if (/\s/.test(words)) return false;
  return (
    /^\S*[-_]\S*[-_]\S*$/.test(words) ||
    /\d{3,}/.test(words) ||
    (words.length > 3 && words.toLowerCase() === file.replace(/\.\w{1,5}$/, '').toLowerCase() && /[-_\d]/.test(words))
  );
}
