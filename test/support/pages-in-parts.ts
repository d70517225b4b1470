/** The pages of fixtures/parts with what is expected of them. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import type { Article } from '../../src/model/article.ts';
import type { ArticleKind } from '../../src/model/article-kind.ts';
import { readArticle } from '../../src/stages/extract/read-article.ts';
import { anArticle } from './articles.ts';

export interface ExpectedPart {
  readonly heading?: string;
  readonly begins: string;
  readonly ends: string;
}

export interface ExpectedPage {
  readonly kind: ArticleKind;
  readonly parts?: readonly ExpectedPart[];
  readonly offered?: readonly string[];
  readonly withheld?: readonly string[];
}

export interface SamplePage {
  readonly name: string;
  readonly article: Article;
  readonly expected: ExpectedPage;
  readonly held: boolean;
}

export interface SampleReport {
  /** -1: no part tells its event. */
  readonly part: number;
  readonly title: string;
  readonly text: string;
}

const folder = new URL('../../fixtures/parts/', import.meta.url);

export function readSample(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** Whether a sample is kept from what is fitted. */
export function isHeld(name: string): boolean {
  return (createHash('sha256').update(name).digest()[0] ?? 0) % 2 === 1;
}

/** Every page, read as extract reads it. */
export async function samplePages(): Promise<readonly SamplePage[]> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replace('.html', ''));
  return Promise.all(
    names.map(async (name) => {
      const url = `https://${name}.example/news/2026/page`;
      const reading = await readArticle({ url, html: readSample(`${name}.html`) });
      const { title, lang, kind, blocks, publishedAt } = reading;
      const article = anArticle(name, title, '', {
        lang,
        kind,
        blocks,
        ...(publishedAt && { publishedAt }),
      });
      const expected = parse(readSample(`${name}.yaml`)) as ExpectedPage;
      return { name, article, expected, held: isHeld(name) };
    }),
  );
}

/** Reports by other outlets on what a page's parts tell, and on something else. */
export function sampleReports(): ReadonlyMap<string, readonly SampleReport[]> {
  return new Map(
    Object.entries(parse(readSample('reports.yaml')) as Record<string, readonly SampleReport[]>),
  );
}
