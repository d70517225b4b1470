/** The words of which an inference is made: closed lists, since what may be smuggled into a remark can't be listed. */
import { fileURLToPath } from 'node:url';
import { readLists, type WordList } from '../../proof/lexicon/lexicon.ts';

const chinese = [
  'binding',
  'joining',
  'supposing',
  'asking',
  'attributing',
  'before',
  'after',
  'possible',
  'denying',
  'degree',
  'weighing',
  'changing',
  'things',
  'parties',
] as const;
const english = [
  'binding',
  'joining',
  'supposing',
  'possible',
  'degree',
  'doing',
  'things',
] as const;

/** What a word of the vocabulary does in a remark; `languages/zh/vocabulary.yaml` says what each is. */
export type Part = (typeof chinese)[number];

/** Of Chinese; one word may do several things. */
export const inChinese: Readonly<Record<Part, WordList>> = readLists(
  fileURLToPath(new URL('../../languages/zh/vocabulary.yaml', import.meta.url)),
  chinese,
  'zh',
);
export const inEnglish: Readonly<Record<(typeof english)[number], WordList>> = readLists(
  fileURLToPath(new URL('../../languages/en/vocabulary.yaml', import.meta.url)),
  english,
  'en',
);
