/** A stage, its outcome, and the one combinator that puts stages in a line. */
import type { Diagnostic } from './diagnostics.ts';
import type { Calibration } from './model/calibration.ts';
import type { Pair } from './model/judging.ts';
import type { Writing } from './model/drafts.ts';
import type { ImageFormat, ImageTheme, PostStyle } from './model/post.ts';
import type { ToldStory } from './model/run.ts';
import type { Section } from './model/sections.ts';
import type { OtherTopic, PostLanguage, Window, Topic } from './model/topic.ts';
import type { Ports } from './ports.ts';

/** A prompt file, read by the CLI; its text is part of the cache key of what uses it. */
export interface Prompt {
  readonly id: string;
  readonly version: number;
  /** Names that stand in the template as `{{name}}`. */
  readonly variables: readonly string[];
  readonly template: string;
}

export type Prompts = Readonly<
  Record<'system' | 'choose' | 'infer' | 'write' | 'remark' | 'judge', Prompt>
>;

/** What earlier runs of the topic leave to the next one. */
export interface History {
  /** Stories of earlier posts, oldest first. */
  readonly told: readonly ToldStory[];
  /** Stories of later posts: a day is made again after others were written. */
  readonly toldLater: readonly ToldStory[];
  /** What the post of this very day told when it was made before. */
  readonly toldThatDay: readonly ToldStory[];
  /** Addresses that runs of the days before looked at and decided upon, ascending. */
  readonly decided: readonly string[];
}

/** A first run. */
export const noHistory: History = { told: [], toldLater: [], toldThatDay: [], decided: [] };

/** What a run asks for at most. */
export interface Bounds {
  /** Pages, of one source and of all. */
  readonly hits: number;
  /** Requests to Google for what the links of Google News lead to. */
  readonly googleRequests: number;
}

export const defaultBounds: Bounds = { hits: 300, googleRequests: 40 };

/** What a run was asked for, the same for every stage. */
export interface Params extends History {
  readonly topic: Topic;
  readonly window: Window;
  readonly lang: PostLanguage;
  readonly format: string;
  /** At most so many stories in a post. */
  readonly maxStories: number;
  /** What the post is made of; absent: as is usual. */
  readonly sections?: readonly Section[] | undefined;
  readonly image: boolean;
  /** Absent: `landscape`. */
  readonly imageFormat?: ImageFormat;
  /** Absent: `light`. */
  readonly imageTheme?: ImageTheme;
  /** Of the title: `{topic} - {date}`; absent: the language's own. */
  readonly titleTemplate?: string;
  /** Path under the site's root by which the post names its picture; default: where posts' pictures lie. */
  readonly imagePath?: string;
  /** Pattern of the addresses of posts; default: the generator's own. */
  readonly permalink?: string;
  /** Moment that the post is dated by, ISO 8601 UTC; absent: the hour by which posts are dated. */
  readonly datedAt?: string;
  /** Layout that a post names, where its generator has posts name one; default: `post`. */
  readonly layout?: string;
  /** How the post marks its sources; absent: `usualStyle`. */
  readonly style?: PostStyle;
  /** Absent: `defaultBounds`. */
  readonly bounds?: Bounds;
  /** The user's other topics, for contrast; absent: none are known. */
  readonly otherTopics?: readonly OtherTopic[];
  readonly prompts: Prompts;
  /** Pairs of languages for which the run's judge passed its exam; empty: nobody judges. */
  readonly judges: readonly Pair[];
  /** Whether the engine words sentences itself, or chooses by number among the program's wordings. */
  readonly writing: Writing;
  /** What the exam of the run's embedding model found; absent: events are told apart by words alone. */
  readonly calibration?: Calibration | undefined;
}

export interface Outcome<O> {
  readonly value: O;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Pure: the same input and the same answers of the ports give the same bytes.
 * `run` is a property, since method syntax would let unsound inputs through.
 */
export interface Stage<I, O, N extends keyof Ports = never, K extends string = string> {
  readonly name: K;
  /** Raised whenever the same input may give another output: it is part of the cache key. */
  readonly version: number;
  readonly needs: readonly N[];
  /** The parameters it reads: only these enter its cache key. */
  readonly uses: readonly (keyof Params)[];
  readonly run: (
    input: I,
    ports: Pick<Ports, N>,
    params: Params,
  ) => Promise<Outcome<O>> | Outcome<O>;
}

/** A stage whose types were checked when it was put in a line. */
export type AnyStage = Stage<never, unknown, keyof Ports>;

/** Stages in a line, from `I` to `O`, needing the ports `N`; `R` has each stage's result by its name. */
export interface Line<I, O, N extends keyof Ports, R> {
  readonly stages: readonly AnyStage[];
  readonly pipe: <P, M extends keyof Ports, K extends string>(
    next: Stage<O, P, M, K>,
  ) => Line<I, P, N | M, R & Readonly<Record<K, P>>>;
  /** Never set: carry the types. */
  readonly accepts?: (input: I) => void;
  readonly results?: R;
}

function line<I, O, N extends keyof Ports, R>(stages: readonly AnyStage[]): Line<I, O, N, R> {
  return { stages, pipe: (next) => line([...stages, erased(next)]) };
}

/** Starts a line. */
export function pipe<I, O, N extends keyof Ports, K extends string>(
  first: Stage<I, O, N, K>,
): Line<I, O, N, Readonly<Record<K, O>>> {
  return line([erased(first)]);
}

/** The one place where a stage's types go: from here on its neighbours vouch for them. */
function erased<I, O, N extends keyof Ports>(stage: Stage<I, O, N>): AnyStage {
  return stage;
}

export function outcome<O>(value: O, diagnostics: readonly Diagnostic[] = []): Outcome<O> {
  return { value, diagnostics };
}
