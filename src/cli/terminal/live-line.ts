/** The one line of a terminal that says what is going on: `fetch 12/34, about 20 s left`. */
import { nobody, type Observer } from '../../adapters/observed-ports.ts';
import { cellsOf } from '../../text/width.ts';
import { forTerminal } from './for-terminal.ts';
import type { Io } from './io.ts';
import { leftText } from './time-left.ts';

export interface LiveLine extends Observer {
  readonly stage: (name: string, items: number) => void;
  /** What the model is doing; begins with the label of its question. */
  readonly model: (text: string) => void;
  /** Takes the line away, so that another can be written in its place. */
  readonly clear: () => void;
}

/** Shows nothing, where nobody looks or the terminal can't take a line back. */
const none: LiveLine = {
  ...nobody,
  stage: () => undefined,
  model: () => undefined,
  clear: () => undefined,
};

/** Between two versions of the line, in ms: no eye follows faster. */
const pauseMs = 80;
/** Requests and ms after which the time left can be told. */
const enoughDone = 3;
const enoughMs = 3000;

/** @param name begins the line; undefined: nothing is to be shown */
export function createLiveLine(io: Io, name: string | undefined): LiveLine {
  if (name === undefined || !io.errIsTerminal || io.env['TERM'] === 'dumb') return none;
  const { now } = io.clock;
  let stage = '';
  let items = 0;
  let since = 0;
  let begun = 0;
  let done = 0;
  let drawnAt = 0;
  const stories = new Set<string>();
  const titles = new Map<string, string>();
  const draw = (text: string, force = false): void => {
    if (!force && now() - drawnAt < pauseMs) return;
    drawnAt = now();
    io.err(`\r\u001b[K${fitting(forTerminal(`  ${name}${text}`), (io.errColumns() || 80) - 1)}`);
  };
  const drawRequests = (): void => {
    const spent = now() - since;
    const left =
      done >= enoughDone && spent >= enoughMs && begun > done
        ? `, ${leftText((spent / done) * (begun - done))}`
        : '';
    draw(`${stage} ${done}/${begun}${left}`, done === begun);
  };
  const drawModel = (text: string): void => {
    const [, label = '', rest = text] = /^(.*?): (.*)$/s.exec(text) ?? [];
    const title = titles.get(label);
    const [kind = label] = label.split(' ');
    const what = title === undefined ? text : `${kind} 〈${title}〉 ${rest}`;
    const count = stories.size > 0 ? ` ${stories.size}/${Math.max(items, stories.size)}` : '';
    draw(`${stage}${count} ${what}`, true);
  };
  return {
    stage: (next, count) => {
      [stage, items, since, begun, done] = [next, count, now(), 0, 0];
      stories.clear();
      draw(`${next} ${count}`, true);
    },
    requestBegun: () => {
      begun++;
      drawRequests();
    },
    requestDone: () => {
      done++;
      drawRequests();
    },
    asks: (label, item, about) => {
      stories.add(item);
      if (about !== undefined) titles.set(label, about);
      drawModel(`${label}: asked`);
    },
    model: drawModel,
    // It may also be the line of another topic that is made at the same time.
    clear: () => {
      io.err('\r\u001b[K');
    },
  };
}

/** The beginning that fits, with … where something is left out. */
function fitting(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  let kept = '';
  let width = 1;
  for (const character of text) {
    width += cellsOf(character);
    if (width > cells) break;
    kept += character;
  }
  return `${kept}…`;
}
