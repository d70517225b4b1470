/** Which Chinese wordings can be read alone. */
import { isAside, isTorn } from '../../languages/asides.ts';
import { ownPlace } from '../edits/drop.ts';
import { ends, holds, lexicon, opens } from '../lexicon/lexicon.ts';
import {
  fromSubject,
  hasPredicate,
  isNominal,
  isVerb,
  lettersOf,
  subjectOf,
} from '../read/grammar.ts';
import { isProper, mayBePerson } from '../read/named.ts';
import { isAttributed, speaksOn } from '../read/voice.ts';
import type { Clause, SourceArticle, SourceSentence, StandRow, StandRule, Word } from '../types.ts';

const { zh } = lexicon;

function row(
  name: string,
  effect: StandRule['effect'],
  when: StandRule['when'],
  why: string,
): StandRow {
  return { id: `zh/stand/${name}`, effect, when, why };
}

const none: Clause = { start: 0, end: 0, mark: '', words: [] };

/** A day, a part of one, or a month that only the day of publication tells. */
const relativeDay =
  /^(?:[今昨明][天日早晨晚夜(（]|前[天日晚夜]|后天|清晨|凌晨|上午|中午|下午|傍晚|晚间|深夜|刚刚|\d+(?:个)?(?:小时|分钟|天)前|[上本下]个?(?:月|周|星期|礼拜)|(?:周|星期|礼拜)[一二三四五六日天])/;

/** The subject of a clause, or the whole of it where it is a noun and no more: 開發燈塔的星河，將…. */
function themeOf(clause: Clause): readonly Word[] {
  const subject = subjectOf(clause);
  const words = fromSubject(clause);
  const last = words.at(-1);
  if (subject.length > 0 || last === undefined || hasPredicate(clause)) return subject;
  return isNominal(last) ? words : [];
}

/** The clause that tells who: the first that is no frame. */
function mainClause({ clauses, folded }: SourceSentence): Clause {
  return (
    clauses.find(
      (clause) =>
        themeOf(clause).length > 0 && !opens(folded, { words: fromSubject(clause) }, zh.framing),
    ) ?? none
  );
}

/** Whether words stand in the title as they stand here: 府前醫院. */
function inTitle(
  { folded }: SourceSentence,
  part: readonly Word[],
  { sentences: [title] }: SourceArticle,
): boolean {
  const [first, last] = [part[0], part.at(-1)];
  if (first === undefined || last === undefined || title === undefined) return false;
  return last.end - first.start > 2 && title.folded.includes(folded.slice(first.start, last.end));
}

/** Names, names with a version, and what stands in marks. */
function hasName(
  { folded, words }: SourceSentence,
  part: readonly Word[],
  { named }: SourceArticle,
): boolean {
  return part.some((word) => {
    const next = words[words.indexOf(word) + 1];
    return (
      (isProper(word) &&
        (word.key.length > 2 ||
          word.tag !== 'x' ||
          mayBePerson(word) ||
          named.some(({ key }) => key.includes(word.key)))) ||
      /^(?:ns|nt)/.test(word.tag) ||
      (word.tag.startsWith('n') &&
        /^\d/.test(next?.key ?? '') &&
        next?.start === word.end &&
        !/^\p{Script=Han}/u.test(folded.charAt(next.end))) ||
      word.quoted === true ||
      /[《〈]/.test(folded.charAt(word.start - 1))
    );
  });
}

/** 這一數字, 該報導: of which one, only what stands before tells. */
const anaphor =
  /(?:这一?|该|此一?|上述|前述)[项个些份笔则]?(?:数字|数据|数值|说法|消息|报道|报导|结果|比例|金额|传闻|指控|决定)/;
/** Within the sentence a figure, a quotation or something announced may be what is meant. */
const told = /[\d「『“《一二三四五六七八九十两]|宣布|公布|发布|发表|报告/;

export const chineseStands: readonly StandRow[] = [
  row('aside', 'unfit', ({ wording }) => isAside(wording.text), 'reports nothing'),
  row(
    'torn',
    'unfit',
    ({ wording, sentence }) => sentence.insideQuotation || isTorn(wording.text),
    'is part of a longer quotation',
  ),
  row(
    'own-voice',
    'unfit',
    ({ wording, article }) =>
      wording.words.some((word) => {
        if (word.quoted === true) return false;
        // 我國 of a paper in Simplified characters is no country of a reader in Taiwan.
        if (/^我[国國]/.test(wording.folded.slice(word.start))) return article.simplified;
        if (ownPlace.test(word.key)) return word.key.startsWith('我') || article.simplified;
        return zh.ownVoice.at(wording.folded, word) > 0;
      }),
    'the outlet speaks of itself or to its readers',
  ),
  row(
    'quoted-text',
    'unfit',
    ({ sentence, article }) => isQuotedText(article.sentences[sentence.number - 1]),
    'is what others wrote',
  ),
  row(
    'invented',
    'unfit',
    ({ wording, article }) =>
      article.sentences.some(({ folded }) =>
        /纯属虚构|【错误】|【谣言】|\[错误\]|以上皆为虚构/.test(folded),
      ) && !/虚构|错误|谣言/.test(wording.folded),
    'comes from a page that calls it invented',
  ),
  row(
    'linking',
    'leans',
    ({ wording }) => opens(wording.folded, wording, zh.linking),
    'carries on from the sentence before',
  ),
  row(
    'chatting',
    'leans',
    ({ wording }) => opens(wording.folded, wording, zh.chatting),
    'begins by talking to the reader',
  ),
  row(
    'pointing',
    'leans',
    ({ wording }) => pointsOutside(wording),
    'points at what was named before',
  ),
  row(
    'anaphor',
    'leans',
    ({ wording }) => {
      const found = anaphor.exec(wording.folded);
      return found !== null && !told.test(wording.folded.slice(0, found.index));
    },
    'speaks of a figure or a report that was told before',
  ),
  row(
    'bare-subject',
    'leans',
    ({ wording, article }) => isBare(wording, themeOf(mainClause(wording)), article),
    'names a kind where one was named before',
  ),
  row(
    'no-subject',
    'leans',
    ({ wording }) => leavesOutSubject(wording),
    'leaves its subject to the sentence before',
  ),
  row(
    'voice',
    'leans',
    ({ sentence, wording, article }) => !isAttributed(wording) && speaksOn(sentence, article),
    'goes on with what somebody said in the sentence before',
  ),
  row(
    'supposed',
    'leans',
    ({ wording }) => !isAttributed(wording) && opens(wording.folded, wording, zh.conditional),
    'supposes something, and does not say who does',
  ),
  row(
    'carrying',
    'unnamed',
    ({ wording }) =>
      mainClause(wording).words.some(
        (word) => zh.carrying.has(word.key) && /^(?:d|c|zg|r)/.test(word.tag),
      ),
    'says that something was told before',
  ),
  row(
    'relative-day',
    'unnamed',
    ({ wording }) =>
      wording.words.some(
        ({ start, quoted }) =>
          quoted !== true &&
          relativeDay.test(wording.folded.slice(start)) &&
          !/[日号]$/.test(wording.folded.slice(0, start)),
      ),
    'counts days from the day of publication',
  ),
  row(
    'definite',
    'unnamed',
    ({ wording }) =>
      wording.words.some(
        ({ key, quoted }) =>
          /^(?:该|这|此|本|对方|当天|当日|当时|同日|其中|之后|此役|该役|方面$)/.test(key) &&
          quoted !== true,
      ),
    'points at something of which more was said before',
  ),
  row(
    'bare-clause',
    'unnamed',
    ({ wording, article }) =>
      wording.clauses.some((clause) => isBare(wording, subjectOf(clause), article)),
    'names a kind where one was named before',
  ),
  row(
    'off-title',
    'unnamed',
    ({ wording, sentence, article }) => sentence.number > 1 && !sharesName(wording, article),
    'has no name in common with the title',
  ),
  row(
    'complement',
    'unnamed',
    ({ wording, article }) => saysOfNobody(wording, article),
    'names nobody in what is said',
  ),
  row(
    'unnamed',
    'unnamed',
    ({ wording, article }) => !hasName(wording, themeOf(mainClause(wording)), article),
    'names nobody',
  ),
];

/** 局長說，專線來電有四成…: whose, was said before. */
function saysOfNobody(wording: SourceSentence, article: SourceArticle): boolean {
  const { clauses, folded } = wording;
  const said = clauses.findIndex((clause) => ends(folded, clause, zh.speaking));
  if (said < 0) {
    // 星河說會配合: nobody is named behind the verb.
    const [first = none] = clauses;
    const words = lettersOf(first);
    const verb = words.findIndex((word) => zh.speaking.at(folded, word) > 0);
    return verb > 0 && !hasName(wording, words.slice(verb + 1), article);
  }
  const next = clauses.slice(said + 1).find((clause) => subjectOf(clause).length > 0);
  return next === undefined || !hasName(wording, subjectOf(next), article);
}

/** Whether a name or a noun of the title is in a text; a source without a title has nothing to share. */
function sharesName({ folded }: SourceSentence, { sentences: [title] }: SourceArticle): boolean {
  const nouns = (title?.words ?? []).filter(
    ({ tag, key }) => key.length > 1 && /^(?:n|x|j|eng|v?n)/.test(tag),
  );
  return nouns.length === 0 || nouns.some(({ key }) => folded.includes(key));
}

/** Pronouns that may look back within their own sentence. */
const within = /^(?:他|她|它|他们|她们|它们|其|该.*|这.*|那.*|此.*|对方)$/;
/** More than one of something: who they are must have been said. */
const several = /^(?:双方|两人|两者|二人|彼此)$/;

/** Words at the beginning that stand for something before it, and pronouns further on with nothing before them to mean. */
function pointsOutside({ folded, clauses, words }: SourceSentence): boolean {
  const [first = none] = clauses;
  if (
    opens(folded, { words: fromSubject(first) }, zh.pointing) ||
    opens(folded, first, zh.pointing)
  )
    return true;
  return words.some((word, i) => {
    if (word.quoted === true) return false;
    const before = words.slice(0, i);
    if (several.test(word.key)) return !/[与和跟及、]/.test(folded.slice(0, word.start));
    return (
      within.test(word.key) &&
      zh.pointing.at(folded, word) > 0 &&
      !before.some((one) => isNominal(one) && !one.tag.startsWith('r'))
    );
  });
}

/** More words than these tell their kind apart from others: 市府消防局長. */
const fewWords = 3;

/** 公司, 研發團隊: common nouns alone, one of them a kind; 一家公司 brings its own. */
function isBare(
  wording: SourceSentence,
  subject: readonly Word[],
  article: SourceArticle,
): boolean {
  const words = subject.filter(({ key }) => key !== '的');
  const edges = [words[0], words.at(-1)];
  const kind = edges.some((word) => zh.bare.at(wording.folded, word) > 0);
  const own =
    inTitle(wording, subject, article) ||
    words.some(
      (word) =>
        /^(?:m|q)/.test(word.tag) ||
        /^(?:各|每|多|全|许多|部分|所有)/.test(word.key) ||
        isUnknown(word),
    ) ||
    hasName(wording, subject, article);
  return kind && !own && words.length <= fewWords && !isAnyone(wording, words, article);
}

/** 有分析師認為, 專家提醒: somebody of a kind, where nobody of it was named before. */
function isAnyone(
  { folded, number }: SourceSentence,
  words: readonly Word[],
  { sentences }: SourceArticle,
): boolean {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (first.key === '有' || folded.charAt(first.start - 1) === '有') return true;
  return (
    zh.onlooker.has(last.key) &&
    !sentences.slice(0, number).some((before) => before.folded.includes(last.key))
  );
}

/** What the segmenter does not know is a name, unless an adverb begins it: 並會. */
function isUnknown({ tag, key }: Word): boolean {
  const adverb = zh.carrying.has(key.charAt(0)) || zh.modal.has(key.charAt(0));
  return /^(?:x|nr|nz|eng)/.test(tag) && key.length > 1 && !adverb;
}

/** 表示，…; 已完成…: a predicate at the beginning. */
function leavesOutSubject(wording: SourceSentence): boolean {
  if (mainClause(wording) === none) return true;
  const [first = none] = wording.clauses;
  const start = fromSubject(first)[0];
  if (start === undefined || themeOf(first).length > 0) return false;
  // 支付安全研究者某某認為: the verb is part of a title.
  const titled = lettersOf(first).some(({ key }) => zh.personTitle.has(key));
  const predicate = isVerb(start) || start.tag.startsWith('d');
  return predicate && !titled && !opens(wording.folded, first, zh.framing);
}

/** 檢舉信內容如下：… */
function isQuotedText(before: SourceSentence | undefined): boolean {
  if (before === undefined || before.number < 1) return false;
  return (
    /[:：]\s*$/.test(before.text) ||
    (/(?:内容|全文|原文|信中|如下|写道|写着)[^。]{0,6}(?:如下|写道|写着|是)?[:：。]?$/.test(
      before.folded,
    ) &&
      holds(before.folded, before, zh.hearsay)) ||
    /(?:内容|全文|原文)如下/.test(before.folded)
  );
}
