/** What a run can be set to. */
import type { NotifyTarget } from '../model/notice.ts';
import type { Writing } from '../model/drafts.ts';
import type { ImageFormat, ImageTheme, MarkStyle } from '../model/post.ts';
import type { Section } from '../model/sections.ts';
import type { PostLanguage } from '../model/topic.ts';

export const engineNames = ['auto', 'ollama', 'openai', 'extractive'] as const;
export type EngineName = (typeof engineNames)[number];

export const formatNames = [
  'jekyll',
  'hugo',
  'astro',
  'eleventy',
  'hexo',
  'markdown',
  'json',
  'mail',
] as const;
export type FormatName = (typeof formatNames)[number];

/** What a run is set to, every layer applied. */
export interface Settings {
  readonly engine: EngineName;
  readonly model: string | undefined;
  readonly write: Writing | undefined;
  readonly judge: string | undefined;
  readonly judgeOwn: boolean;
  readonly embed: string | undefined;
  /** The second and all others are posts of their own, made besides the first. */
  readonly lang: PostLanguage | readonly PostLanguage[] | undefined;
  readonly window: string | undefined;
  readonly format: FormatName;
  readonly permalink: string | undefined;
  readonly layout: string | undefined;
  readonly marks: MarkStyle;
  readonly textFragments: boolean;
  readonly plainLinks: readonly string[];
  readonly provenance: string | undefined;
  readonly blog: string | undefined;
  readonly out: string | undefined;
  readonly siteUrl: string | undefined;
  readonly state: string | undefined;
  readonly queue: string | undefined;
  readonly topics: string | undefined;
  readonly title: string | undefined;
  readonly image: boolean;
  readonly series: boolean;
  readonly imageFormat: ImageFormat;
  readonly imageTheme: ImageTheme;
  readonly stories: number;
  readonly sections: readonly Section[] | undefined;
  readonly strict: boolean;
  readonly allowEmpty: boolean;
  readonly allowPrivate: readonly string[];
  readonly hits: number;
  readonly googleRequests: number;
  /** Seconds. */
  readonly googlePause: number;
  readonly pageTimeout: number;
  readonly pageBytes: number;
  readonly inFlight: number;
  readonly hostDelay: number;
  readonly robots: boolean;
  readonly contact: string | undefined;
  readonly ollamaHost: string | undefined;
  readonly openaiUrl: string | undefined;
  readonly openaiKeyEnv: string;
  readonly contextTokens: number;
  readonly modelTimeout: number;
  readonly modelTotal: number;
  readonly notify: NotifyTarget | undefined;
  /** Seconds. */
  readonly freshFor: number;
  readonly wait: number;
}

export type SettingName = keyof Settings;

/** Settings as they are typed: every one a flag, what takes a value as text. */
export type SettingFlags = {
  readonly [K in SettingName]?: Settings[K] extends boolean
    ? boolean
    : Settings[K] extends readonly string[]
      ? readonly string[]
      : string;
};
