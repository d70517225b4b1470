/** Cases of fixtures/proof, kind by kind under what they are about. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

export interface Kind<T> {
  readonly about: string;
  readonly cases: readonly T[];
}

/** Throws where a case is not of the shape. */
export function kindsIn<T>(name: string, shape: z.ZodType<T>): readonly Kind<T>[] {
  const path = fileURLToPath(new URL(`../../fixtures/proof/${name}`, import.meta.url));
  const kind = z.strictObject({ about: z.string(), cases: z.array(shape) });
  return z.strictObject({ kinds: z.array(kind) }).parse(parse(readFileSync(path, 'utf8'))).kinds;
}
