/** `digest schedule KIND`: a ready unit for cron, systemd, GitHub Actions or launchd. */
import { readFile } from 'node:fs/promises';
import { join, posix, relative, resolve } from 'node:path';
import { writeWhole } from '../../../adapters/whole-file.ts';
import { atHome } from '../../../config/home.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { didYouMean } from '../../../config/nearest.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { cronUnit } from '../../../setup/schedule/cron.ts';
import { githubUnit, unknownProgram } from '../../../setup/schedule/github-actions.ts';
import { launchdUnit } from '../../../setup/schedule/launchd.ts';
import { systemdUnit } from '../../../setup/schedule/systemd.ts';
import type { Plan } from '../../../setup/schedule/plan.ts';
import { scheduleKinds, type ScheduleKind, type Unit } from '../../../setup/schedule/units.ts';
import { foldersWritten } from '../../compile/publish.ts';
import { mustBeWritable } from '../../state/folders.ts';
import type { Io } from '../../terminal/io.ts';
import { planFor, thisMachine, timeOf, usualTime } from './this-machine.ts';

export interface ScheduleFlags {
  readonly at?: string;
  readonly topics?: readonly string[];
  /** Folder to write the files into. */
  readonly into?: string;
  /** What npm installs the program from. */
  readonly program?: string;
}

/** @throws UsageError for an unknown kind or time, and where a file of that name says something else */
export async function schedule(kind: string, flags: ScheduleFlags, io: Io): Promise<number> {
  if (!isKind(kind))
    throw new UsageError(`nothing is known of "${kind}".`, {
      hint: didYouMean(kind, scheduleKinds),
    });
  const plan = await planFor(io.cwd, flags.topics ?? [], timeOf(flags.at ?? usualTime), io);
  const unit = await unitOf(kind, plan, flags, io);
  if (flags.into !== undefined)
    await writeUnit(unit, resolve(io.cwd, atHome(flags.into, io.env)), io);
  else await io.out(asText(unit));
  for (const line of flags.into === undefined ? [unit.place, ...unit.todo] : unit.todo)
    io.err(`${line}\n`);
  return exitCodes.published;
}

function isKind(kind: string): kind is ScheduleKind {
  return scheduleKinds.some((one) => one === kind);
}

async function unitOf(
  kind: ScheduleKind,
  plan: Plan,
  { program }: ScheduleFlags,
  io: Io,
): Promise<Unit> {
  switch (kind) {
    case 'cron':
      return cronUnit(plan, thisMachine(io));
    case 'systemd':
      return systemdUnit(plan, thisMachine(io));
    case 'launchd':
      return launchdUnit(plan, thisMachine(io));
    case 'github-actions': {
      const { settings } = await resolveSettings({}, io.env, plan.blog);
      const { posts, pictures } = foldersWritten(settings.format);
      const blog = relative(plan.blog, resolve(plan.blog, settings.blog ?? '.'));
      const below = [
        ...[posts, pictures].map((folder) => posix.join(blog, folder)),
        ...(settings.provenance === undefined ? [] : [settings.provenance]),
      ];
      return githubUnit(plan, {
        program: program ?? unknownProgram,
        written: [...new Set(settings.out === undefined ? below : [settings.out])],
        state: relative(plan.blog, plan.state) || '.digest',
      });
    }
  }
}

/** Several files one after the other, each under its name. */
function asText({ files }: Unit): string {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return only.text;
  return files.map(({ name, text }) => `# --- ${name} ---\n${text}`).join('\n');
}

async function writeUnit({ files }: Unit, folder: string, io: Io): Promise<void> {
  const paths = files.map(({ name, text }) => ({ path: join(folder, name), text }));
  for (const { path, text } of paths) {
    const there = await readFile(path, 'utf8').catch(() => undefined);
    if (there !== undefined && there !== text)
      throw new UsageError(`${path} is there already and says something else.`, {
        hint: 'Move it away, or print the unit without --into and compare the two.',
      });
  }
  await mustBeWritable(folder);
  for (const { path, text } of paths) {
    await writeWhole(path, text);
    io.err(`Written: ${path}\n`);
  }
}
