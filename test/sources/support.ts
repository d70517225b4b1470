import { existsSync, readFileSync } from 'node:fs';
import type { Alias, Query, SourceSpec, Topic } from '../../src/model/topic.ts';

/** Recorded answers of the real services, which lie beside the project on the author's machine only. */
const samples = new URL('../../../shared/samples/', import.meta.url);

export const noSamples: boolean = !existsSync(samples);

export function sample(path: string): string {
  return readFileSync(new URL(path, samples), 'utf8');
}

export function fixture(path: string): string {
  return readFileSync(new URL(`../../fixtures/sources/${path}`, import.meta.url), 'utf8');
}

export const aliases: readonly Alias[] = [
  { text: '千問', script: 'hant' },
  { text: '通義千問', script: 'hant' },
  { text: '通义千问', script: 'hans' },
  { text: 'Qwen', script: 'latin' },
  { text: 'Tongyi Qianwen', script: 'latin' },
];

/** Taipei's 26 January 2026, or the days that end with it. */
export function queryOf(
  sources: readonly SourceSpec[],
  { days = 1, ...topic }: Partial<Topic> & { readonly days?: number } = {},
): Query {
  const start = new Date(Date.parse('2026-01-25T16:00:00Z') - (days - 1) * 86_400_000);
  return {
    topic: {
      id: 'qwen',
      name: 'Qwen',
      aliases,
      sources,
      timeZone: 'Asia/Taipei',
      windowDays: days,
      language: 'zh-TW',
      tags: [],
      categories: [],
      ...topic,
    },
    window: {
      date: '2026-01-26',
      days,
      timeZone: 'Asia/Taipei',
      start: start.toISOString(),
      end: '2026-01-26T16:00:00.000Z',
    },
  };
}
