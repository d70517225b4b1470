/** Node, and what draws the picture. */
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { messageOf } from '../../../errors.ts';
import { ok, warning, type Finding } from './finding.ts';

export async function checkMachine(nodeVersion: string): Promise<readonly Finding[]> {
  return [
    ok('machine', `Node ${nodeVersion}, ${process.platform} ${process.arch}`),
    await picture(),
    await fonts(),
  ];
}

async function picture(): Promise<Finding> {
  try {
    await import('@takumi-rs/core');
    return ok('machine', 'the picture can be drawn');
  } catch (error) {
    return warning(
      'machine',
      `no picture can be drawn: ${messageOf(error)}`,
      'posts come without one; npm rebuild @takumi-rs/core, or --no-image',
    );
  }
}

const packages = [
  '@fontsource-variable/noto-sans-tc',
  '@fontsource-variable/noto-sans-sc',
] as const;

async function fonts(): Promise<Finding> {
  const { resolve } = createRequire(import.meta.url);
  const missing: string[] = [];
  for (const name of packages) {
    try {
      await access(resolve(`${name}/package.json`));
    } catch {
      missing.push(name);
    }
  }
  return missing.length === 0
    ? ok('machine', 'the fonts of the picture are there')
    : warning('machine', `fonts are missing: ${missing.join(', ')}`, `npm i ${missing.join(' ')}`);
}
