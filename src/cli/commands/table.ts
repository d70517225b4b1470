/** Every command, in the order of help. */
import type { Command } from '../command.ts';
import { cleanCommand } from './clean/command.ts';
import { collectCommand } from './collect/command.ts';
import { compareCommand } from './compare/command.ts';
import { completionCommand } from './completion/command.ts';
import { configCommand } from './config/command.ts';
import { demoCommand } from './demo/command.ts';
import { doctorCommand } from './doctor/command.ts';
import { enqueueCommand } from './enqueue/command.ts';
import { examCommand } from './exam/command.ts';
import { indexCommand } from './index/command.ts';
import { initCommand } from './init/command.ts';
import { manCommand } from './man/command.ts';
import { previewCommand } from './preview/command.ts';
import { runCommand } from './run/command.ts';
import { scheduleCommand } from './schedule/command.ts';
import { schemaCommand } from './schema/command.ts';
import { showCommand } from './show/command.ts';
import { sourcesCommand } from './sources/command.ts';
import { stageCommand } from './stage/command.ts';
import { statusCommand } from './status/command.ts';
import { storiesCommand } from './stories/command.ts';
import { topicCommand } from './topic/command.ts';
import { topicsCommand } from './topics/command.ts';
import { verifyCommand } from './verify/command.ts';
import { workerCommand } from './worker/command.ts';

export const commands: readonly Command[] = [
  runCommand,
  enqueueCommand,
  workerCommand,
  collectCommand,
  indexCommand,
  demoCommand,
  initCommand,
  topicCommand,
  topicsCommand,
  sourcesCommand,
  configCommand,
  doctorCommand,
  scheduleCommand,
  schemaCommand,
  completionCommand(() => commands),
  manCommand(() => commands),
  statusCommand,
  showCommand,
  previewCommand,
  storiesCommand,
  compareCommand,
  verifyCommand,
  cleanCommand,
  examCommand,
  stageCommand,
];
