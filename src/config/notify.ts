/** The setting `notify`: who is told of runs that fail. */
import { z } from 'zod';
import type { NotifyTarget } from '../model/notice.ts';
import { wanted } from '../wrong-value.ts';

const text = z.string().trim().min(1);

/** What a shell would read as more than words between blanks. */
const forShell = /["'`$\\|&;<>()*?[\]{}~#!\n]/;

const line = text.transform((value): NotifyTarget => {
  if (/^https?:\/\//i.test(value)) return { url: value };
  return forShell.test(value) ? { shell: value } : { command: value.split(/\s+/) };
});

const url = z.url({ protocol: /^https?$/, error: wanted('an http(s) URL') });
const words = z.array(text).min(1);

/**
 * `https://…` is posted to; a list is a program with its arguments; a text is one too, unless it holds what only a
 * shell understands. Facts of a run reach it by standard input and environment, never as part of the line.
 */
export const notifySchema: z.ZodType<NotifyTarget> = z.union(
  [
    line.refine((target) => target.url === undefined || URL.canParse(target.url)),
    words.transform((command): NotifyTarget => ({ command })),
    z
      .strictObject({ command: z.union([words, text]).optional(), url: url.optional() })
      .refine((fields) => Object.keys(fields).length > 0)
      .transform(({ command, url: address }): NotifyTarget => ({
        ...(typeof command === 'string' ? line.parse(command) : { command }),
        ...(address !== undefined && { url: address }),
      })),
  ],
  { error: wanted('a command, an http(s) URL, or {command, url}') },
);
