/** What `digest init` says at the end: what was written, what to see to, what comes next. */
import {
  advice,
  type Blog,
  type FileHere,
  type Places,
  type TopicHere,
} from '../../../setup/init.ts';
import { cronUnit } from '../../../setup/schedule/cron.ts';
import type { Plan } from '../../../setup/schedule/plan.ts';
import { inColumns } from '../../terminal/columns.ts';
import type { Io } from '../../terminal/io.ts';
import { thisMachine } from '../schedule/this-machine.ts';

export interface Setup {
  readonly blog: Blog;
  readonly chosen: readonly TopicHere[];
  readonly places: Places;
  readonly files: readonly FileHere[];
  readonly dryRun: boolean;
  /** The blog as seen from the working folder; empty where it is that. */
  readonly folder: string;
  readonly plan: Plan;
}

/** What each kind of file is for. */
const purposes: readonly (readonly [RegExp, string])[] = [
  [/^digest\.yaml$/, 'settings, each with what it is for'],
  [/\.gitignore$/, 'what a repository keeps of the state: what was told, and no page of others'],
  [/schema\/\w+\.json$/, 'by which editors complete and check these files'],
  [/\.yaml$/, 'what the topic is called, and where its news is looked for'],
];

export function reportOf(setup: Setup, io: Io): string {
  const { blog, chosen, places, files, dryRun, folder, plan } = setup;
  const fresh = files.filter(({ fate }) => fate === 'new' || fate === 'renewed');
  const kept = files.filter(({ fate }) => fate === 'kept');
  const todo = advice(blog, chosen, places);
  const cron = cronUnit(plan, thisMachine(io)).files.map(({ text }) => text);
  const [first] = chosen;
  const topic = first?.topic.id ?? 'TOPIC';
  return sections(
    fresh.length === 0
      ? ['Everything is there already; nothing was changed.', []]
      : [
          dryRun ? 'Would be written:' : 'Written:',
          inColumns(fresh.map(({ path }) => [path, purposeOf(path)])),
        ],
    ...(dryRun
      ? fresh
          .filter(({ generated }) => !generated)
          .map(({ path, text }) => [`--- ${path} ---`, [text]] as const)
      : []),
    ['Left as you have it:', kept.map(({ path }) => path)],
    ['See to:', todo.map((sentence) => `- ${sentence}`)],
    ['A post a day, by cron (put these lines into `crontab -e`):', cron],
    [
      'What comes next:',
      inColumns([
        ...(folder === '' ? [] : [[`cd ${folder}`, '']]),
        ['digest doctor', 'what works on this machine, and what is missing'],
        [`digest run ${topic} --dry-run`, 'what would be asked; writes nothing'],
        [`digest run ${topic}`, 'the first post'],
        ['digest schedule systemd', 'in the place of cron; or launchd, or github-actions'],
      ]),
    ],
  );
}

function sections(...parts: readonly (readonly [string, readonly string[]])[]): string {
  return parts
    .filter(([title, lines]) => lines.length > 0 || !title.endsWith(':'))
    .map(([title, lines]) =>
      [
        title,
        ...lines.flatMap((line) => line.trimEnd().split('\n')).map((line) => `  ${line}`.trimEnd()),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

function purposeOf(path: string): string {
  return purposes.find(([pattern]) => pattern.test(path))?.[1] ?? '';
}
