/** Reads a page of fixtures/extract, and wraps one for the stage. */
import { readFileSync } from 'node:fs';
import type { Page } from '../../../src/model/page.ts';
import { textKey } from '../../support/page-ports.ts';

/** HTML of `fixtures/extract/<name>/page.html`. */
export function pageHtml(name: string): string {
  return readFileSync(
    new URL(`../../../fixtures/extract/${name}/page.html`, import.meta.url),
    'utf8',
  );
}

/** A fetched page as the fetch stage hands it on. */
export function pageOf(id: string, html: string, url = `https://news.example/${id}.html`): Page {
  const hit = { id, source: 'feed:news.example', url, title: `Hit ${id}` };
  return { id, hit, url, status: 200, encoding: 'utf-8', textKey: textKey(html) };
}
