/**
 * In a page: the letters of an element's text that no font here has, each once. Such a letter is drawn as what stands for
 * any letter that is missing, and so as a code point that never means a letter.
 */
export function missingLetters(element: Element): string[] {
  const canvas = document.createElement('canvas');
  const size = 48;
  canvas.width = 2 * size;
  canvas.height = 2 * size;
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawing) return [];
  drawing.font = `${size}px ${getComputedStyle(element).fontFamily}`;
  const drawn = (letter: string) => {
    drawing.clearRect(0, 0, canvas.width, canvas.height);
    drawing.fillText(letter, size / 2, size * 1.25);
    return drawing.getImageData(0, 0, canvas.width, canvas.height).data.join(' ');
  };
  const width = (letter: string) => drawing.measureText(letter).width;
  const missing = '\u{10FFFF}';
  const [itsWidth, itsLooks] = [width(missing), drawn(missing)];
  const letters = new Set(element.textContent?.match(/[\p{L}\p{N}\p{Sm}\p{Sc}]/gu));
  // Drawing takes long; what is not as wide is not missing.
  return [...letters].filter((letter) => width(letter) === itsWidth && drawn(letter) === itsLooks);
}
