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
    const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    return `${drawing.measureText(letter).width} ${data.join(' ')}`;
  };
  const missing = drawn('\u{10FFFF}');
  const letters = new Set(element.textContent?.match(/[\p{L}\p{N}]/gu));
  return [...letters].filter((letter) => drawn(letter) === missing);
}
