/** Reads a source once, for any number of wordings and claims. */
import { anchorOf, type PartialDate } from '../../text/calendar.ts';
import { datelineOf } from '../../text/dates.ts';
import { foldForComparison, scriptOf } from '../../text/scripts.ts';
import type { SourceTag } from '../../languages/source-language.ts';
import { targetLanguage } from '../../languages/target-languages.ts';
import { regionOf } from '../../languages/zh/region.ts';
import type { PostLanguage } from '../../model/topic.ts';
import type { SourceArticle, SourceSentence } from '../types.ts';
import { namedIn } from './named.ts';
import { languageOf, readSentence } from './sentence.ts';

/** What is read. */
export interface SourceText {
  readonly id: string;
  readonly title?: string | undefined;
  /** In order, without the title; the first is number 1. */
  readonly sentences: readonly { readonly paragraph: number; readonly text: string }[];
  /** ISO 8601; the day from which 昨日 and the like are counted. */
  readonly publishedAt?: string | undefined;
}

/** Characters of an article's beginning in which its dateline stands. */
const head = 300;

/**
 * Reads the sentences of an article, and whom it names.
 * @param target the language of the post that it is read for
 */
export function readSource(source: SourceText, target: PostLanguage): SourceArticle {
  const whole = source.sentences.map(({ text }) => text).join('\n');
  const sentences: SourceSentence[] = [];
  let open = false;
  let paragraph = -1;
  const all = [{ paragraph: -1, text: source.title ?? '' }, ...source.sentences];
  for (const [number, { text, paragraph: own }] of all.entries()) {
    // A quotation ends with its paragraph at the latest, unless the next one begins by going on with it.
    if (own !== paragraph) open = false;
    paragraph = own;
    const inside = open && !/^[」”]/.test(text);
    sentences.push(
      readSentence(text, { articleId: source.id, number, paragraph: own, insideQuotation: inside }),
    );
    if (number > 0) open = staysOpen(text, open);
  }
  const lang = languageOf(whole);
  const simplified = scriptOf(whole) === 'hans';
  const origin = lang === 'zh' ? regionOf(whole, simplified) : undefined;
  return {
    id: source.id,
    lang,
    // By most of its characters: a paper in Taiwan may quote a Simplified word.
    simplified,
    target,
    region: origin === targetLanguage(target).variety.home ? undefined : origin,
    anchor: anchorFor(source.publishedAt, whole, lang),
    sentences,
    named: namedIn(sentences),
  };
}

function staysOpen(text: string, before: boolean): boolean {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0;
  const depth = (before ? 1 : 0) + count(/[「“]/g) - count(/[」”]/g);
  return depth > 0;
}

/** The day of the dateline where there is one, else that of publication. */
function anchorFor(
  publishedAt: string | undefined,
  text: string,
  lang: SourceTag,
): PartialDate | undefined {
  const published = anchorOf(publishedAt, lang);
  const dateline = datelineOf(foldForComparison(text.slice(0, head)));
  if (dateline === undefined) return published;
  const known = Object.entries(dateline).filter(([, value]) => value !== undefined);
  return { ...published, ...Object.fromEntries(known) };
}
