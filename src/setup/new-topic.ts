/** A topic from a few answers. Pure. */
import type { Alias, Script, SourceSpec, Topic } from '../model/topic.ts';
import { sources } from '../sources/all.ts';
import { languages } from '../sources/outlets.ts';
import {
  foldForComparison,
  hasSimplifiedOnly,
  hasTraditionalOnly,
  scriptOf,
} from '../text/scripts.ts';

/** Languages of news that a topic can ask for, with the edition of search services that has it. */
const editions: Readonly<Record<(typeof languages)[number], string>> = {
  'zh-TW': 'zh-TW',
  'zh-HK': 'zh-HK',
  'zh-CN': 'zh-CN',
  en: 'en-US',
};

export const newsLanguages: readonly string[] = languages;

/** A kind of source that needs no more than its name, or an edition besides. */
export interface OfferedSource {
  readonly kind: string;
  readonly byEdition: boolean;
  /** Environment variable that holds its key. */
  readonly key: string | undefined;
  readonly terms: string;
}

/** Asked for nothing else, a topic takes these. */
export const usualSources: readonly string[] = ['outlets', 'google-news'];

/** Those that can be taken without an address, in the order of `digest sources`. */
export const offeredSources: readonly OfferedSource[] = sources.flatMap(({ kind, spec, can }) => {
  const alone = spec.safeParse({ kind }).success;
  const byEdition = !alone && spec.safeParse({ kind, edition: 'zh-TW' }).success;
  return alone || byEdition ? [{ kind, byEdition, key: can.key, terms: can.terms }] : [];
});

export interface TopicAnswers {
  readonly id: string;
  readonly name: string;
  /** Other names, whatever their script. */
  readonly names: readonly string[];
  readonly not: readonly string[];
  readonly with: readonly string[];
  /** Of `newsLanguages`. */
  readonly languages: readonly string[];
  /** Kinds of `offeredSources`. */
  readonly sources: readonly string[];
  /** Addresses of feeds. */
  readonly feeds: readonly string[];
  readonly timeZone: string;
  readonly language: Topic['language'];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
}

export function topicFrom(answers: TopicAnswers): Topic {
  const { id, name, feeds, timeZone, language, tags, categories } = answers;
  return {
    id,
    name,
    aliases: aliasesOf([name, ...answers.names]),
    sources: [
      ...answers.sources.flatMap((kind) => specsOf(kind, answers.languages)),
      ...feeds.map((url) => ({ kind: 'feed', url })),
    ],
    timeZone,
    windowDays: 1,
    language,
    tags,
    categories,
    ...(answers.not.length > 0 && { not: answers.not }),
    ...(answers.with.length > 0 && { with: answers.with }),
  };
}

/** Each name in the scripts of who asks for it: a Chinese one in both, put into Simplified characters where that is another. */
export function aliasesOf(names: readonly string[]): readonly Alias[] {
  const found = names.flatMap((text): readonly Alias[] => {
    const script = scriptOf(text);
    if (script === 'latin' || script === 'none') return [{ text, script: 'latin' }];
    const isSimplified = hasSimplifiedOnly(text);
    return [
      ...(isSimplified ? [] : [{ text, script: 'hant' } as const]),
      { text: isSimplified ? text : simplified(text), script: 'hans' },
    ];
  });
  const order: readonly Script[] = ['hant', 'hans', 'latin'];
  return order.flatMap((script) => {
    const texts = found.filter((alias) => alias.script === script).map(({ text }) => text);
    return [...new Set(texts)].map((text) => ({ text, script }));
  });
}

/** Character by character, Latin letters as they are. */
function simplified(text: string): string {
  return [...text]
    .map((character) => (hasTraditionalOnly(character) ? foldForComparison(character) : character))
    .join('');
}

function specsOf(kind: string, wanted: readonly string[]): readonly SourceSpec[] {
  const offered = offeredSources.find((one) => one.kind === kind);
  if (offered?.byEdition)
    return languages
      .filter((one) => wanted.includes(one))
      .map((one) => ({ kind, edition: editions[one] }));
  const isAll = languages.every((one) => wanted.includes(one));
  return [kind === 'outlets' && !isAll ? { kind, languages: [...wanted] } : { kind }];
}

/** The id nearest to what was typed: `Foo Bar` is `foo-bar`; empty where nothing is left. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
