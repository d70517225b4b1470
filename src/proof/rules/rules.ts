/** All rules, in the order in which they are asked, with the examples that stand beside them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type {
  EditKind,
  Row,
  Rule,
  RuleExample,
  RuleExamples,
  StandRow,
  StandRule,
} from '../types.ts';
import type { SourceTag } from '../../languages/source-language.ts';
import { englishEdits, englishStands } from './en.ts';
import { chineseCuts } from './zh-cut.ts';
import { chineseEdits } from './zh-edits.ts';
import { chineseStands } from './zh-stand.ts';

/** A set of rules: what is licensed and blocked, and what stands alone. */
export interface RuleSet {
  readonly edits: readonly Rule[];
  readonly stands: readonly StandRule[];
}

const listed = z.array(z.string()).optional();
const file = z.record(z.string(), z.strictObject({ pass: listed, refuse: listed }));
const examples = file.parse(
  parse(readFileSync(fileURLToPath(new URL('./examples.yaml', import.meta.url)), 'utf8')),
);

function examplesOf(id: string): RuleExamples {
  const { pass = [], refuse = [] } = examples[id] ?? {};
  const read = (example: string): RuleExample => {
    const [source = '', wording = source] = example.split(' → ');
    return [source, wording];
  };
  return { pass: pass.map(read), refuse: refuse.map(read) };
}

/** What a row's id says of it: language and kind of edit. */
function asRule(row: Row): Rule {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const [language, on] = row.id.split('/') as [SourceTag, EditKind];
  return { ...row, language, on, examples: examplesOf(row.id) };
}

function asStandRule(row: StandRow): StandRule {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const [language] = row.id.split('/') as [SourceTag];
  return { ...row, language, examples: examplesOf(row.id) };
}

export const allRules: RuleSet = {
  edits: [...chineseCuts, ...chineseEdits, ...englishEdits].map(asRule),
  stands: [...chineseStands, ...englishStands].map(asStandRule),
};
