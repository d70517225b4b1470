/**
 * Quality and speed as tables.
 *   npm run bench                     everything
 *   npm run bench -- extraction       one part: extraction, text, events, wordings, gauntlet, fetching, topics, machines, scale, speed
 * Runs the built program (dist). Data that are absent are said to be skipped.
 */
import { benchEvents } from './events.mjs';
import { extraction } from './extraction.mjs';
import { fetching } from './fetching.mjs';
import { gauntlet } from './gauntlet.mjs';
import { machines } from './machines.mjs';
import { scale } from './scale.mjs';
import { extractionSpeed, wholeRun } from './speed.mjs';
import { text } from './text.mjs';
import { topics } from './topics.mjs';
import { benchWordings } from './wordings.mjs';

const parts = {
  extraction,
  text,
  events: benchEvents,
  wordings: benchWordings,
  gauntlet,
  fetching,
  topics,
  machines,
  scale,
  speed: () => {
    extractionSpeed();
    wholeRun();
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: no part "${unknown[0]}"; there are ${Object.keys(parts).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  for (const name of wanted.length === 0 ? Object.keys(parts) : wanted) await parts[name]();
}
