/** Fields that the specs of several kinds share. */
import { z } from 'zod';

export const httpAddress: z.ZodType<string> = z.url({
  protocol: /^https?$/,
  error: 'an http(s) URL',
});

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
