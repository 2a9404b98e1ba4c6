import { z } from 'zod';

const text = (most: number) => z.string().trim().max(most).default('');

/** What is said about a file: `alt` for those who can't see it, caption and credit beside it, the licence it is under. */
export const fileDescription = z.object({
  name: z.string().max(1000),
  alt: text(2000),
  caption: text(5000),
  credit: text(1000),
  licence: text(500),
});

export type FileDescription = z.input<typeof fileDescription>;

const WHOLE = 'Give a whole number from 0 to 100.';
const percent = z.coerce.number(WHOLE).int(WHOLE).min(0, WHOLE).max(100, WHOLE);

/** What a picture must keep in sight where it is cropped, in percent from the left and from the top. */
export const focusInput = z.object({ x: percent, y: percent }).nullable();

/** All that is said about a file in the library. */
export const describeInput = fileDescription.omit({ name: true }).extend({
  id: z.uuid(),
  focus: focusInput,
});

const inForm = z
  .union([z.literal('').transform(() => null), percent])
  .optional()
  .default(null);

/** The same as a form sends it: two numbers, or two empty fields for the middle of the picture. */
export const describeForm = describeInput
  .omit({ focus: true })
  .extend({ focusX: inForm, focusY: inForm })
  .refine(({ focusX, focusY }) => (focusX === null) === (focusY === null), {
    path: ['focusX'],
    error: 'Give both numbers, or neither.',
  })
  .transform(({ focusX, focusY, ...words }) => ({
    ...words,
    focus: focusX === null || focusY === null ? null : { x: focusX, y: focusY },
  }));

export type DescribeInput = z.input<typeof describeInput>;

const pixels = z.int().min(1).max(1_000_000).nullable();

export const missingPictureInput = fileDescription.extend({ width: pixels, height: pixels });

export type MissingPictureInput = z.input<typeof missingPictureInput>;
