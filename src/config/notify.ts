/** The setting `notify`: who is told of runs that fail. */
import { z } from 'zod';
import type { NotifyTarget } from '../model/notice.ts';
import { wanted } from '../wrong-value.ts';

const text = z.string().trim().min(1);

/** What a shell would read as more than words between blanks. */
const forShell = /["'`$\\|&;<>()*?[\]{}~#!\n]/;

const commandLine = text.transform((value): NotifyTarget['command'] =>
  forShell.test(value) ? value : value.split(/\s+/),
);
const words = z.array(text).min(1);
const url = z.url({ protocol: /^https?$/, error: wanted('an http(s) URL') });

/**
 * `https://…` is posted to; a list is a program with its arguments; a text is one too, unless it holds what only a
 * shell understands. Facts of a run reach it by standard input and environment, never as part of the line.
 */
export const notifySchema: z.ZodType<NotifyTarget> = z.union(
  [
    url.transform((address): NotifyTarget => ({ url: address })),
    text
      .refine((value) => !/^[a-z]+:\/\//i.test(value))
      .pipe(commandLine)
      .transform((command): NotifyTarget => ({ command })),
    words.transform((command): NotifyTarget => ({ command })),
    z
      .strictObject({ command: z.union([words, commandLine]).optional(), url: url.optional() })
      .refine((fields) => Object.keys(fields).length > 0),
  ],
  { error: wanted('a command, an http(s) URL, or {command, url}') },
);
