/** Fields that the specs of several kinds share. */
import { z } from 'zod';
import { wanted } from '../wrong-value.ts';

export const httpAddress: z.ZodType<string> = z
  .url({
    protocol: /^https?$/,
    error: wanted('an http(s) URL'),
  })
  .refine(
    (url) => !hasPassword(url),
    'an address with a name and password, which would be kept in records; leave them out',
  );

/** `https://name:word@host/`. */
export function hasPassword(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

export const someText: z.ZodType<string> = z.string().trim().min(1);

export const timeZone: z.ZodType<string> = z
  .string()
  .refine(isTimeZone, { error: wanted('an IANA time zone, such as Asia/Taipei') });

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
