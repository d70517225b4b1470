/** Draws the pictures of docs/pictures anew from their cases; `npm run build` comes first. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawInfographic } from '../../dist/writers/infographic.js';
import { pictureCases } from './picture-cases.mjs';

const folder = process.argv[2] ?? join(import.meta.dirname, '../../docs/pictures');
for (const { id, format, theme, digest } of pictureCases()) {
  const path = join(folder, `${id}.png`);
  writeFileSync(path, await drawInfographic(digest, { format, theme }));
  process.stdout.write(`${path}\n`);
}
