/** The words of a post in Traditional Chinese as Taiwan writes it. */
import type { Course, DigestCounts } from '../../model/digest.ts';
import type { EngineInfo } from '../../model/drafts.ts';
import type { RemarkGroup } from '../../model/claim.ts';
import type { Phrases } from '../phrases.ts';
import { usesInChinese } from '../zh/uses.ts';
import { numeral } from '../zh/numeral.ts';

const period = (days: number): string =>
  days === 1 ? '今日' : days === 7 ? '本週' : `近${days}日`;

function engineLine({ engine, model }: EngineInfo): string {
  switch (engine) {
    case 'extractive':
      return '由擷取式引擎挑選句子：未使用語言模型，句子都取自來源的原句';
    case 'example':
      return '選句取自隨附的人工示範答案（示範答案，非語言模型即時產生）';
    case 'ollama':
      return `由本機語言模型${model}（Ollama）選句`;
    case 'openai':
      return `由語言模型${model}選句`;
  }
}

function provedLine(counts: DigestCounts, judge: string | undefined): string {
  const parts = [
    [counts.quoted, '句逐字引用'],
    [counts.aligned, '句依規則縮寫'],
    [counts.judged, judge === undefined ? '句經模型判定' : `句經模型${judge}判定`],
    [counts.replaced, '句查證未過、改引來源原句'],
    [counts.dropped, '句查無實據而刪去'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n}${what}`);
  return `擬句${counts.proposed}句：${said.join('，')}`;
}

/** 今日共3則動態，2則為新消息；事件二延續05-12的報導…. */
function courseLine({ most, continued, quiet }: Course, events: number, when: string): string {
  const fresh = events - continued.length;
  const parts = [
    `${when}共${events}則動態，${
      continued.length === 0
        ? '都是新消息'
        : fresh === 0
          ? '都是先前報導的進展'
          : `${fresh}則為新消息`
    }`,
    ...continued.map(({ event, since, outlets: { before, now } }) => {
      const course = now > before ? '增為' : '減為';
      const counts =
        before === 0 || before === now ? '' : `，報導的媒體由${before}家${course}${now}家`;
      return `事件${numeral(event)}延續${since.slice(5)}的報導${counts}`;
    }),
    ...(most === undefined
      ? []
      : [`最多媒體報導的是事件${numeral(most.event)}，連同轉載共${most.outlets}家`]),
  ];
  const silent =
    quiet === undefined
      ? []
      : [
          `前次（${quiet.date.slice(5)}）所載的${quiet.headlines.map((one) => `〈${one}〉`).join('、')}未見新報導`,
        ];
  return `${[parts.join('；'), ...silent].join('。')}。`;
}

const groups: Readonly<Record<RemarkGroup, string>> = {
  industry: '對產業的意義',
  comparison: '與競爭對手比較/技術優勢',
  market: '潛在市場影響',
  developers: '對開發者',
  users: '對一般使用者',
};

/** Named entries of `Phrases`, in Traditional Chinese. */
export const taiwanese: Phrases = {
  titleTemplate: '{topic} {rhythm}：{headline}',
  tagline: (articles, name) => `彙整${articles}則${name}相關新聞`,
  period,
  headings: {
    trend: (when) => `${when}模型趨勢`,
    focus: (when) => `📰 ${when}新聞焦點`,
    analysis: '🔍 深度分析',
    keyPoints: '📌 重點摘要',
    thoughts: '💡 延伸思考',
    sources: '🔗 資料來源',
  },
  groups,
  event: (n) => `事件${numeral(n)}`,
  otherwise: '另有報導稱：',
  course: courseLine,
  earlier: (headline, day) => `前情：〈${headline}〉（${day}）`,
  late: (day) => `補記：${day}的消息`,
  colon: '：',
  sentences: (parts) => `${parts.join('。')}。`,
  inference: '句末註明「推論」的各項為推論，並非來源所報導的事實。',
  restsOn: (events) => `（推論，據${events.join('、')}）`,
  original: (sentence, figures) =>
    `「${sentence}」（${['原文', ...(figures.length > 0 ? [figures.join('、')] : [])].join('：')}）`,
  quotations: (quotes) =>
    quotes.length === 0 ? '' : `：${quotes.map((one) => `「${one}」`).join('')}`,
  proof: {
    quoted: (outlet) => `逐字引自${outlet}`,
    replaced: (outlet) => `擬句查證未過，改以${outlet}原句代替`,
    aligned: (outlet) => `依${outlet}原句，按規則縮寫`,
    judged: (outlet) => `依${outlet}改寫，經模型判定、規則未見牴觸`,
    legend: {
      quoted: '逐字引用來源，只統一字體、標點、空格與數字寫法，大陸與香港用語改為台灣用語',
      aligned: '是來源的原句，由程式按規則縮短、換算日期、補上名稱或幣別',
      judged: '經模型判定，規則未見牴觸',
    },
    legendLine: (entries, marks) => {
      if (marks !== 'superscript')
        return `${
          marks === 'footnote'
            ? '每句都有註腳，寫明出處與寫法'
            : '各句都取自文末的資料來源，來源之後註明用於哪幾句'
        }：${entries
          .map(([, what]) => `或${what}`)
          .join('；')
          .replace('或', '')}。`;
      const said = entries.map(([sign, what]) =>
        sign === '' ? `沒有符號的，${what}` : `帶「${sign}」的，${what}`,
      );
      return `句末的小數字是資料來源的編號，點開即到原文：${said.join('；')}。`;
    },
  },
  source: (link, outlet, date, { copies, agency }) => {
    const said = [
      ...(agency === undefined ? [] : [`轉載自${agency}`]),
      ...(copies.length > 0 ? [`另見：${copies.join('、')}轉載`] : []),
    ];
    const reprints = said.length > 0 ? `（${said.join('；')}）` : '';
    return `${link} — ${outlet}${date === undefined ? '' : `，${date}`}${reprints}`;
  },
  uses: (uses) =>
    uses.length === 0
      ? ''
      : `。用於${usesInChinese(uses, { ...groups, trend: '趨勢', keyPoints: '重點摘要' })}`,
  footer: {
    gathered: (counts) =>
      `本文由digest自動彙整自${counts.articles}篇報導、${counts.outlets}家媒體${
        counts.copies > 0 ? `（另有${counts.copies}篇轉載）` : ''
      }`,
    engine: engineLine,
    proved: provedLine,
    leftOut: (sections, { engine }) =>
      `本期從缺：${sections.join('、')}（${
        engine === 'extractive' ? '擷取式引擎不作推論' : '沒有可據以推論的內容'
      }）。`,
    provenance: '逐句出處與所據規則（JSON）',
  },
  picture: {
    badge: (days) => (days === 1 ? '每日動態' : days === 7 ? '每週動態' : `近${days}日動態`),
    alt: (post, told) => `資訊圖：${post}。${told.join('；')}。`,
    heading: (when) => `${when}焦點`,
    articles: (n) => `${n}篇報導`,
    reportedBy: (outlet, n) => (n > 1 ? `${outlet}等${n}篇報導` : outlet),
    gathered: ({ articles, outlets }, { engine }) =>
      `${engine === 'example' ? '示範答案．' : ''}${articles}篇報導．${outlets}家媒體`,
  },
  neighbours: { before: (day) => `← 上一篇：${day}`, after: (day) => `下一篇：${day} →` },
  index: {
    title: '每日動態',
    span: (first, last) => (first === last ? `${last}的新聞` : `${first}至${last}的新聞`),
    day: (day, weekday) => `${day} ${weekday}`,
    feeds: '訂閱：',
    back: '所有主題',
  },
};
