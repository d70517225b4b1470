/** What else a Chinese wording may change: brackets, days, names, and the joint of two sentences. */
import { ownPlace } from '../edits/drop.ts';
import { lexicon } from '../lexicon/lexicon.ts';
import { foldForComparison } from '../../text/scripts.ts';
import { isNominal, isVerb, subjectOf } from '../read/grammar.ts';
import { depthAt } from '../read/depth.ts';
import type { EditCase, Row } from '../types.ts';

const { zh } = lexicon;

/** Longer joints are not read as one sentence. In characters. */
const longestJoint = 110;

function inside({ sentence, edit }: EditCase): string {
  return sentence.folded.slice(edit.start + 1, edit.end - 1);
}

function isConnective(text: string): boolean {
  return zh.adding.has(text.replace(/[,，]$/, ''));
}

/** Whether the clause around a place tells of what has happened, and of nothing that may. */
function happened({ clauses, folded }: EditCase['sentence'], place: number): boolean {
  const around = clauses.filter(({ start, end }) => start <= place && place < end);
  const before = around.flatMap(({ words }) => words);
  const has = (list: typeof zh.done): boolean => before.some((word) => list.at(folded, word) > 0);
  return has(zh.done) && !has(zh.ahead) && !has(zh.modality);
}

/** Whether what stands behind a connective is a clause with its own subject. */
function rest(sentence: EditCase['sentence'], end: number): boolean {
  const words = sentence.words.filter(({ start }) => start >= end);
  return subjectOf({ words }).length > 0 && !/^[，,]/.test(sentence.text.slice(end));
}

/** Nouns up to 公司, or a clause up to 的, before a name, and no second name that it belongs to. */
function describesName({ sentence, article, edit }: EditCase): boolean {
  if (
    edit.start !== 0 ||
    !article.named.some(({ key }) => sentence.folded.startsWith(key, edit.end))
  )
    return false;
  const before = sentence.words.filter(({ end }) => end <= edit.end);
  const last = before.at(-1)?.key ?? '';
  const plain = !/[，,；;：:、和与及或暨]/.test(sentence.folded.slice(0, edit.end));
  const nouns = before.every((word) => isNominal(word) || /^[bmlij]/.test(word.tag));
  const clause = last === '的' && isVerb(before[0] ?? { key: '', tag: '', start: 0, end: 0 });
  return plain && ((nouns && zh.introducing.has(last)) || clause);
}

/** Whether nouns and no more lead from a place to a name: 我市|企業|聚瀾科技. Of other nouns it says which are meant. */
function leadsToName(
  { words, folded }: EditCase['sentence'],
  named: EditCase['article']['named'],
  end: number,
): boolean {
  const behind = words.filter(({ start }) => start >= end);
  const at = behind.findIndex(({ start }) =>
    named.some(({ key }) => folded.startsWith(key, start)),
  );
  return at >= 0 && behind.slice(0, at).every((word) => isNominal(word) && word.tag !== 'x');
}

/** Currencies whose unit may be called 元. */
/** By where a page is from: other currencies of the same name, and what tells of another place or its money. */
const elsewhere = {
  mainland: {
    currencies: /新?台币|港[元币]|澳门[元币]|新加坡元|新元|新币|坡币|令吉|马币/,
    abroad: /台湾|台北|香港|澳门|新加坡|马来西亚|[日韩美]元/,
  },
  hongKong: {
    currencies: /新?台币|人民币|澳门[元币]|新加坡元|新元|坡币/,
    abroad: /内地|大陆|中国|台湾|台北|澳门|新加坡|[日韩美]元/,
  },
  taiwan: {
    currencies: /人民币|港[元币]|澳门[元币]|新加坡元|新元|坡币/,
    abroad: /内地|大陆|中国|香港|澳门|新加坡|[日韩美]元/,
  },
} as const;
/** The money of a page's own place. */
const ownMoney = { hongKong: /港元|港币|hk\$/, taiwan: /新?台币/ } as const;

/** A quotation that is left open shows that it goes on. */
function closes({ edit }: Pick<EditCase, 'edit'>): boolean {
  return edit.insert.length > 1;
}

/** 模型量測學會 for 學會. */
function isWholeName({ sentence, edit }: EditCase): boolean {
  return foldForComparison(edit.insert).endsWith(sentence.folded.slice(edit.start, edit.end));
}

export const chineseEdits: readonly Row[] = [
  {
    id: 'zh/drop/translation',
    effect: 'licence',
    when: (edit) => {
      const text = inside(edit);
      const {
        sentence,
        edit: { start },
      } = edit;
      const behindName = /[\p{Script=Han}」》”]/u.test(sentence.text.charAt(start - 1));
      const named = zh.translated.words.some((word) => text.startsWith(word));
      return behindName && (named || /^[a-z][a-z .&'’·-]*$/.test(text));
    },
    why: 'the bracket only translates or names again',
  },
  {
    id: 'zh/drop/connective',
    effect: 'licence',
    when: ({ sentence, edit }) =>
      isConnective(sentence.folded.slice(edit.start, edit.end)) && rest(sentence, edit.end),
    why: 'the connective only says that more is told',
  },
  {
    id: 'zh/drop/lead-in',
    effect: 'licence',
    when: ({ sentence, edit }) =>
      edit.start === 0 &&
      zh.chatting.has(sentence.folded.slice(0, edit.end - 1)) &&
      rest(sentence, edit.end),
    why: 'it talks to the reader and states nothing',
  },
  {
    id: 'zh/drop/own-place',
    effect: 'licence',
    when: ({ sentence, article, edit }) =>
      ownPlace.test(sentence.folded.slice(edit.start, edit.end)) &&
      leadsToName(sentence, article.named, edit.end),
    why: 'the name behind it stands without the place, which only the outlet calls its own',
  },
  {
    id: 'zh/drop/adverb',
    effect: 'licence',
    when: ({ sentence, edit }) =>
      edit.start > 0 && zh.carrying.has(sentence.folded.slice(edit.start, edit.end)),
    why: 'the adverb only says that something was said before',
  },
  {
    id: 'zh/drop/description',
    effect: 'licence',
    when: (edit) => describesName(edit),
    why: 'the name stands without what it is described by',
  },
  {
    id: 'zh/drop/hearer',
    effect: 'licence',
    when: ({ sentence, edit }) =>
      /^[向对](?:本|我们|记者|媒体)/.test(sentence.folded.slice(edit.start, edit.end)),
    why: 'it only says to whom it was said',
  },
  {
    id: 'zh/drop/denied',
    effect: 'block',
    when: ({ sentence, edit }) =>
      /^[向对]/.test(sentence.folded.slice(edit.start)) &&
      /[不未没無无非拒][^，,]{0,6}$/.test(sentence.folded.slice(0, edit.start)),
    why: 'what is denied may be only that it was said to them',
  },
  {
    id: 'zh/drop/quoted',
    effect: 'block',
    when: ({ sentence, edit }) => depthAt(sentence.text, edit.start) > 0,
    why: 'the bracket is part of a quotation',
  },
  {
    id: 'zh/date/day',
    effect: 'licence',
    when: () => true,
    why: 'the day that it means, counted from the day of publication',
  },
  {
    id: 'zh/date/weekday-ahead',
    effect: 'block',
    when: ({ sentence, edit }) =>
      // 週四公布的數據, 本週四: of which week, their words do not say.
      /^(?:本|(?:周|星期|礼拜).[^，,]{0,10}的)/.test(sentence.folded.slice(edit.start)) ||
      (/^(?:周|星期|礼拜)/.test(sentence.folded.slice(edit.start)) &&
        !happened(sentence, edit.start)),
    why: 'the weekday may be the next one',
  },
  {
    id: 'zh/currency/own',
    effect: 'licence',
    when: ({ article: { region, sentences } }) =>
      // Hong Kong's papers write of the mainland's money as often: only where the page has named its own.
      region === 'mainland' ||
      (region !== undefined && sentences.some(({ folded }) => ownMoney[region].test(folded))),
    why: 'the page is from where that is the currency',
  },
  {
    id: 'zh/currency/another',
    effect: 'block',
    when: ({ article: { region, sentences } }) =>
      region !== undefined &&
      sentences.some(({ folded }) => elsewhere[region].currencies.test(folded)),
    why: 'the page names another currency that is called so',
  },
  {
    id: 'zh/currency/abroad',
    effect: 'block',
    when: ({ article: { region, sentences }, sentence: { number } }) => {
      return sentences
        .slice(Math.max(0, number - 1), number + 1)
        .some(({ folded }) => region !== undefined && elsewhere[region].abroad.test(folded));
    },
    why: 'it tells of a place or a currency that is not the page’s own',
  },
  {
    id: 'zh/name/subject',
    effect: 'licence',
    when: (edit) => !isWholeName(edit),
    why: 'the name is the only one in the sentence before, and its subject',
  },
  {
    id: 'zh/name/whole',
    effect: 'licence',
    when: (edit) => isWholeName(edit),
    why: 'the article says its whole name before, and calls nothing else so',
  },
  {
    id: 'zh/quote/stop',
    effect: 'licence',
    when: () => true,
    why: 'the quotation ends where one of its sentences ends',
  },
  {
    id: 'zh/quote/turning',
    effect: 'block',
    when: ({ sentence: { words, folded }, edit }) =>
      words.some((word) => word.start >= edit.start && zh.turning.at(folded, word) > 0) ||
      /(?:对方|有人|他们|外界|网友|别人)[都还]?[说称讲]|以为|听说|据说/.test(
        folded.slice(0, edit.start),
      ),
    why: 'what is left out of the quotation turns or limits it',
  },
  {
    id: 'zh/quote/question',
    effect: 'block',
    when: ({ sentence, edit }) =>
      closes({ edit }) && /[？?]/.test(sentence.text.charAt(edit.start)),
    why: 'the quotation answers what it asks',
  },
  {
    id: 'zh/term/taiwan',
    effect: 'licence',
    when: () => true,
    why: 'Taiwan says it so',
  },
  {
    id: 'zh/join/leaning',
    effect: 'licence',
    when: ({ sentence, article }) => {
      const next = article.sentences[sentence.number + 1];
      const pointing = /^(?:[他她](?![们們])|该公司|公司(?=[也并还强表指])|但|不过|然而)/.exec(
        next?.folded ?? '',
      )?.[0];
      return pointing !== undefined && followsOn(pointing, sentence, article);
    },
    why: 'the two sentences stand so in the source',
  },
  {
    id: 'zh/join/long',
    effect: 'block',
    when: ({ sentence, edit }) => sentence.text.length + edit.insert.length > longestJoint,
    why: 'the two are too long for one sentence',
  },
];

/** Whether the first sentence has whom the second points at. */
function followsOn(
  first: string,
  { folded }: EditCase['sentence'],
  { named }: EditCase['article'],
): boolean {
  if (/^(?:但|不过|然而)$/.test(first)) return true;
  const kind = /^[他她]$/.test(first) ? 'person' : 'body';
  const there = named.filter((one) => one.kind === kind && folded.includes(one.key));
  return there.length === 1;
}
