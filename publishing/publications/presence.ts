/** A browser with a draft open that was not heard of for so long is gone. */
export const PRESENT_SECONDS = 20;
