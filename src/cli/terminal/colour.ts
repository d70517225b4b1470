/** Colour, where somebody wants it. */
import { styleText } from 'node:util';
import type { Environment } from '../../config/layers.ts';

export type Tone = 'red' | 'yellow' | 'green' | 'dim' | 'bold';

/** Colours a text that is safe for a terminal. */
export type Paint = (tone: Tone, text: string) => string;

/** FORCE_COLOR before NO_COLOR, as Node has it; else on a terminal that is no dumb one. */
export function coloured(env: Environment, isTerminal: boolean): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return isTerminal && env['TERM'] !== 'dumb';
}

export function painter(env: Environment, isTerminal: boolean): Paint {
  return coloured(env, isTerminal)
    ? // What Node thinks of its own streams is no matter: it was decided above.
      (tone, text) => styleText(tone, text, { validateStream: false })
    : (_, text) => text;
}
