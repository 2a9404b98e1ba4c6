import { z } from 'zod';

/** An e-mail address as accounts are known by it: without what was pasted around it, in small letters. */
export function emailAddress(sentence = 'Write an e-mail address.') {
  return z.string(sentence).trim().toLowerCase().pipe(z.email(sentence).max(320));
}
