/** Sentences of analysis and of use: what somebody says it means, and what a reader can act on. */
import { fileURLToPath } from 'node:url';
import type { RemarkGroup } from '../model/claim.ts';
import { readLists } from '../proof/lexicon/lexicon.ts';
import { isAttributed, isSpeech } from '../proof/read/voice.ts';
import type { SourceSentence } from '../proof/types.ts';

const lists = [
  'commentator',
  'holding',
  'modal',
  'comparing',
  'market',
  'terms',
  'developers',
  'users',
] as const;
type List = (typeof lists)[number];

const signs = readLists(
  fileURLToPath(new URL('../languages/zh/views.yaml', import.meta.url)),
  lists,
  'zh',
);

/** What a sentence is good for beside telling the news. */
export interface View {
  readonly group: RemarkGroup;
  /** Words that say so. */
  readonly signs: number;
}

/** Fewer signs are chance, unless it is somebody who speaks. */
const fewestSigns = 2;
/** Who speaks is named at the beginning. In characters. */
const speakerWithin = 22;

/** What somebody beside the news holds, expects, compares or warns of, and who it is; undefined for what only happened. */
export function analysisIn(sentence: SourceSentence): View | undefined {
  if (sentence.lang !== 'zh' || !isAttributed(sentence)) return undefined;
  const count = (list: List): number => signsIn(sentence, list);
  const comments = sentence.words.some(
    (word) => word.start < speakerWithin && signs.commentator.at(sentence.folded, word) > 0,
  );
  const [comparing, market] = [count('comparing'), count('market')];
  const stance = count('holding') + count('modal') + comparing + (comments ? 1 : 0);
  if (stance < (comments || isSpeech(sentence) ? 1 : fewestSigns)) return undefined;
  // A single word may mean anything: a market, a first time.
  const group =
    comparing >= fewestSigns && comparing > market
      ? 'comparison'
      : market >= fewestSigns
        ? 'market'
        : 'industry';
  return { group, signs: stance + market };
}

/** What a reader can act on: terms, prices, versions, dates from which something holds. */
export function useIn(sentence: SourceSentence): View | undefined {
  if (sentence.lang !== 'zh') return undefined;
  const terms = signsIn(sentence, 'terms');
  const [developers, users] = [signsIn(sentence, 'developers'), signsIn(sentence, 'users')];
  if (terms === 0 || developers + users === 0) return undefined;
  return {
    group: developers > users ? 'developers' : 'users',
    signs: terms + Math.max(developers, users),
  };
}

/** How many words of a list a sentence has. */
function signsIn({ folded, words }: SourceSentence, list: List): number {
  return words.filter((word) => signs[list].at(folded, word) > 0).length;
}
