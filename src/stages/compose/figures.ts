/** Figures for the picture, cut out of proved sentences: the number as printed, the words before it as its label. */
import type { Claim } from '../../model/claim.ts';
import type { Figure } from '../../model/digest.ts';
import type { PostLanguage } from '../../model/topic.ts';
import { widthOf } from '../../text/width.ts';
import type { ToldEvent } from './events.ts';

const mostFigures = 3;

/** Words that turn or soften a statement: a label that loses them would say too much, so such a sentence gives no figure. */
const softened =
  /[未不沒無非若擬或恐盼望?？]|如果|可能|預[計期估測]|傳(?:出|聞|將)?|目標|計[畫劃]|將|建議|據說|疑|曾|僅供|\b(?:not|no|never|if|may|might|could|would|expects?|expected|forecasts?|plans?|aims?|reportedly|estimated?|target|will|up to)\b/i;

/** A number with its thousands and decimals, not part of a name such as Qwen3 or GPT-4.5. */
const number = String.raw`(?<![A-Za-z0-9.\-])\d[\d,]*(?:\.\d+)?`;
const anyNumber = new RegExp(number, 'g');

/** What is counted or measured; a figure whose unit is none of these may have more of it behind, and is not shown. */
const units =
  '個百分點 元人民幣 元新台幣 人民幣 新台幣 美元 歐元 日圓 日元 港元 港幣 英鎊 韓元 元 位元組 畫素 像素 個詞元 詞元 位元 百萬瓦 千瓦 瓩 瓦時 瓦 度電 公噸 噸 公斤 公里 公尺 坪 公頃 平方公尺 小時 分鐘 人次 次 人 名 位 戶 個 家 筆 款 倍 篇 項 國 種 台 支 輛 艘 件 張 座 處 場 天 年 則 MW GW MB GB'.split(
    ' ',
  );
const scale = '[十百千]?[萬億兆]?';
const chineseFigure = new RegExp(
  String.raw`(?:(?:突破|超過|超越|逾|近|約|將近|高達|至少)\s?)?${number}\s?(?:[%％]|(?<scale>${scale})\s?(?:${units.join('|')})|[萬億兆])(?<behind>\p{Script=Han}?)`,
  'u',
);
/** May stand right behind a whole figure: a verb, a particle, a noun that is counted would not. */
const mayFollow = /^[的，,。；、）]?$/;

const englishFigure = new RegExp(
  String.raw`(?:(?:over|nearly|about|almost|more than)\s)?[$€£]?${number}(?:\s?%|\s(?:percent|million|billion|trillion)\b)`,
  'i',
);

/** Endings of a label that add nothing once the number stands above it. */
const emptyEnding = /(?:已經?|共|合?計|達到?|來到|升至|增至|降至|升到|為|是|有|約|的|至|到)$/;

/** Beginnings that lean on an earlier sentence for what is counted. */
const subjectless =
  /^(?:較|比|另|其|此|該|這|那|而|並|也|則|又|同比|年增|月增|季增|成長|增加|減少|下降)/;

/** Bounds of a label in full-width characters: shorter says too little, longer does not fit. */
const labelWidth = { least: 3, most: 16 } as const;

/**
 * Up to three figures, one an event, in the order of the events. A sentence with a second number
 * in it gives none, since a label could then go with the wrong one; nor does one that denies,
 * expects or supposes.
 */
export function findFigures(events: readonly ToldEvent[], lang: PostLanguage): readonly Figure[] {
  const figures: Figure[] = [];
  for (const event of events) {
    const claims = [event.headline, ...event.reported].filter((claim) => claim.lang === lang);
    const found = claims.map(figureIn).find((figure) => figure !== undefined);
    const shown = figures.some((figure) => figure.value === found?.value);
    if (found !== undefined && !shown) figures.push(found);
    if (figures.length === mostFigures) break;
  }
  return figures;
}

function figureIn(claim: Claim): Figure | undefined {
  const { text } = claim;
  if (softened.test(text)) return undefined;
  const numbers = withoutDates(text).match(anyNumber) ?? [];
  if (numbers.length !== 1) return undefined;
  const found = (claim.lang === 'en' ? englishFigure : chineseFigure).exec(text);
  if (found === null) return undefined;
  const behind = found.groups?.['behind'] ?? '';
  // 1200 萬顆: a unit that is not known may be only half of one.
  if (!mayFollow.test(behind) && !/[%％]/.test(found[0])) return undefined;
  const value = found[0].slice(0, found[0].length - behind.length).trim();
  const label = claim.lang === 'en' ? englishLabel(text) : chineseLabel(text, found.index);
  return label === undefined ? undefined : { value, label, claimId: claim.id };
}

/** Days, months, years and clock times are no figures of a chart. */
function withoutDates(text: string): string {
  return text.replace(/\d+\s?(?:年|月|日|時|點|分|號)|\b(?:19|20)\d\d\b(?!\s?[萬億%％])/g, '');
}

/** The words before the number, where they are one clause with a subject: behind a comma the subject may be another's. */
function chineseLabel(text: string, at: number): string | undefined {
  let label = text.slice(0, at).trim();
  if (/[。！；：，]/.test(label) || subjectless.test(label)) return undefined;
  while (emptyEnding.test(label)) label = label.replace(emptyEnding, '').trim();
  const width = widthOf(label);
  return width >= labelWidth.least && width <= labelWidth.most ? label : undefined;
}

/** English puts the number anywhere in its sentence, so the label is the sentence itself where that is short. */
function englishLabel(text: string): string | undefined {
  const label = text.replace(/\.$/, '');
  return widthOf(label) <= labelWidth.most * 2 ? label : undefined;
}
