import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { topicOf } from '../tools/loopback-site.mjs';

/** Writes `topics/loopback.yaml`, which takes everything that the site at `origin` has. */
export async function writeTopic(folder: string, origin: string): Promise<void> {
  await mkdir(join(folder, 'topics'), { recursive: true });
  await writeFile(join(folder, 'topics/loopback.yaml'), topicOf(origin));
}
