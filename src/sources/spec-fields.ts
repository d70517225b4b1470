/** Fields that the specs of several kinds share. */
import { z } from 'zod';

export const httpAddress: z.ZodType<string> = z
  .url({
    protocol: /^https?$/,
    error: 'an http(s) URL',
  })
  .refine(
    (url) => !hasPassword(url),
    'an address without a name and password: it is kept in records',
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
  .refine(isTimeZone, 'an IANA time zone, such as Asia/Taipei');

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
