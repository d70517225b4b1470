/** The library: the line, its stages, the types that pass between them. */
export { pipe, outcome } from './stage.ts';
export type { AnyStage, Line, Outcome, Params, Prompt, Prompts, Stage } from './stage.ts';
export type * from './ports.ts';
export type * from './model/topic.ts';
export type * from './model/hit.ts';
export type * from './model/page.ts';
export type * from './model/article.ts';
export type * from './model/story.ts';
export type * from './model/claim.ts';
export type * from './model/drafts.ts';
export type * from './model/digest.ts';
export type * from './model/post.ts';
export type * from './model/run.ts';
export type { Diagnostic, DiagnosticCode, Fate, Severity } from './diagnostics.ts';
export * from './errors.ts';
export { digestLine, stageNames } from './pipeline/digest.ts';
export { runLine, StageFailure } from './pipeline/runner.ts';
export type { RunEvent, RunOptions, RunResult } from './pipeline/runner.ts';
