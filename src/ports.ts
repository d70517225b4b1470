/** What a stage may ask of the world. Interfaces only: the real ones lie in src/adapters and src/engines. */
import type { EngineInfo } from './model/drafts.ts';
import type { PageResult, PageSource, ReadOptions } from './model/reading.ts';

export interface FetchRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Names the limits that apply: `page` for articles, `api` for a source's answer. */
  readonly kind: 'page' | 'api';
  /** The secret to send along. Only the adapter that sends it knows more of it than the variable's name. */
  readonly key?: RequestKey;
  /** Least time between the starts of two such requests to one host, in ms; absent: what politeness asks for. */
  readonly spacingMs?: number;
  /** A list of whatever is new: what it held is kept for past days. */
  readonly archive?: true;
  /**
   * Of a site that turns machines away: asked as a reader would, one request at a time with a pause between
   * two, and no second try after a refusal. The answer is not remembered: it may be a refusal that looks like a page.
   */
  readonly asReader?: true;
}

export interface RequestKey {
  /** Environment variable that holds it. */
  readonly variable: string;
  /** Lower-case name of the header that carries it. */
  readonly header: string;
  /** What stands before it in the header: `Bearer `. */
  readonly before?: string;
}

export interface FetchResponse {
  readonly status: number;
  /** Where the redirects ended. */
  readonly url: string;
  /** URLs passed on the way, the request's own first; empty without a redirect. */
  readonly redirects: readonly string[];
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** When it came, in ms since the epoch; absent: now. */
  readonly at?: number;
  /** An earlier answer, because the server gives none now: why, and of when it is. */
  readonly standsIn?: string;
}

/** Rejects with a `FetchFailure` (src/errors.ts) for what is not an HTTP answer. */
export interface Fetcher {
  readonly fetch: (request: FetchRequest) => Promise<FetchResponse>;
}

/** Addresses behind wrapped links by their ids: once known, known for all topics and days. */
export interface LinkMemory {
  readonly find: (id: string) => Promise<string | undefined>;
  readonly keep: (id: string, url: string) => Promise<void>;
}

/** Texts of pages by what they say: each is written when it comes and read when its turn comes. */
export interface PageTexts {
  /** Resolves with the key by which the text is found. */
  readonly keep: (html: string) => Promise<string>;
  /** Undefined where it is no longer there. */
  readonly read: (key: string) => Promise<string | undefined>;
}

/** Reads articles off pages, each under limits of time and memory. */
export interface PageReader {
  /** `load` is called when the page's turn comes. Rejects only as it does: what a page breaks is in the result. */
  readonly read: (load: () => Promise<PageSource>, options: ReadOptions) => Promise<PageResult>;
}

/** A sentence put before a model under a number. */
export interface NumberedSentence {
  readonly n: number;
  readonly text: string;
}

/**
 * What is asked of an engine, in data. A model reads `prompt`, a rule-based engine reads `task`;
 * both answer in `schema`.
 */
export type LlmTask =
  | {
      readonly kind: 'choose';
      readonly storyId: string;
      readonly headlines: readonly NumberedSentence[];
      /** `shortens`: the number of the fuller wording of the same sentence; `told`: is told whatever the answer. */
      readonly sentences: readonly (NumberedSentence & {
        readonly shortens?: number;
        readonly told?: true;
      })[];
      /** At most so many sentences. */
      readonly most: number;
    }
  | {
      readonly kind: 'write';
      readonly storyId: string;
      readonly facts: readonly NumberedSentence[];
    }
  | {
      readonly kind: 'infer';
      /** Inferences that the program has worded. */
      readonly offers: readonly NumberedSentence[];
      /** At most so many of them. */
      readonly most: number;
    }
  | {
      readonly kind: 'remark';
      readonly claims: readonly NumberedSentence[];
    }
  | {
      /** Whether a document says what a claim says. */
      readonly kind: 'judge';
      readonly document: string;
      readonly claim: string;
    };

export interface LlmRequest {
  /** Names the exchange in recordings and progress: `choose sh0123456789ab`. */
  readonly label: string;
  readonly task: LlmTask;
  readonly system: string;
  readonly prompt: string;
  /** JSON Schema of the answer. `{}` asks for no JSON: the answer is what was written, a string. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Upper bound of output tokens. */
  readonly maxTokens: number;
}

export interface LlmAnswer {
  /** Parsed JSON; the stage validates it against its own schema. */
  readonly json: unknown;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** The first answer was broken or off its schema, this is the second. */
  readonly repaired?: true;
}

/** Rejects with a `ModelError` (the run can't go on) or an `AnswerError` (this answer is lost). */
export interface Llm {
  readonly info: EngineInfo;
  /** Tokens of prompt and answer together. */
  readonly contextTokens: number;
  /**
   * `ahead` is the sum of `maxTokens` of the questions that this stage will still ask after this one,
   * as far as it knows; for telling the time left, no part of the question.
   */
  readonly ask: (request: LlmRequest, ahead?: number) => Promise<LlmAnswer>;
}

/** Rejects with a `ModelError` (no call can work) or an `AnswerError` (this one is lost). */
export interface Embedder {
  readonly info: EngineInfo;
  /** One vector of length 1 for each text, in their order, all of one dimension. A text too long for the model is cut at its end. */
  readonly embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
}

/** Everything a stage can declare. */
export interface Ports {
  readonly fetcher: Fetcher;
  /** Absent: no link is known from before, and none is kept. */
  readonly links?: LinkMemory | undefined;
  readonly pageTexts: PageTexts;
  readonly pageReader: PageReader;
  readonly llm: Llm;
  /** The model that judges, which may be the one that writes; asked only where `Params.judges` allows. */
  readonly judge: Llm;
  /** Asked only beside `Params.calibration`; absent: no embedding model is of use. */
  readonly embedder?: Embedder | undefined;
}

/** Keyed storage of stage results; used by the runner, never by a stage. */
export interface Store {
  readonly get: (key: string) => Promise<unknown>;
  readonly put: (key: string, value: unknown) => Promise<void>;
}

/** Wall clock in ms since the epoch; used by the CLI and the runner only. */
export interface Clock {
  readonly now: () => number;
}
