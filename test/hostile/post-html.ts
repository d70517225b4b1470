/** Posts as readers get them: through a real kramdown where there is one, else through CommonMark. */
import { load, type CheerioAPI } from 'cheerio';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { hasKramdown, kramdown } from '../support/kramdown.ts';

export interface Shown {
  readonly tags: readonly string[];
  readonly links: readonly string[];
  /** Attributes that start a script or a style. */
  readonly handlers: readonly string[];
  readonly sections: readonly string[];
  readonly sources: number;
  /** Characters of the longest paragraph or list item. */
  readonly longest: number;
  /** Headlines and sentences of the trend, the events and the key points, and every inference, without marks. */
  readonly told: readonly string[];
  readonly warnings: readonly string[];
}

/** ¹, ²⁻, with the joiner that holds them to their sentence. */
const marks = /[\u2060\u00a0][⁰¹²³⁴-⁹]+[⁻†]?/gu;

/** Bodies without front matter to what they show, in one process for all. */
export function shown(bodies: readonly string[]): readonly Shown[] {
  const pages = hasKramdown()
    ? kramdown(bodies)
    : bodies.map((body) => ({
        html: micromark(body, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
        warnings: [],
      }));
  return pages.map(({ html, warnings }) => {
    const $ = load(html, null, false);
    // By the types, only a selector that begins with a letter gives elements.
    const all = $('a, *').toArray();
    const texts = (selector: string): readonly string[] =>
      $(selector)
        .toArray()
        .map((element) => $(element).text());
    return {
      tags: [...new Set(all.map(({ tagName }) => tagName))].toSorted(),
      links: all.flatMap(({ attribs }) => ['href', 'src'].flatMap((name) => attribs[name] ?? [])),
      handlers: all.flatMap(({ attribs }) =>
        Object.keys(attribs).filter((name) => /^(?:on|style$|class$)/.test(name)),
      ),
      // Headings show their ids where they are not understood.
      sections: texts('h2').map((text) => text.replace(/\s*\{#.*/, '')),
      sources: $('ol').last().children('li').length,
      longest: Math.max(...texts('p,li').map(({ length }) => length)),
      told: toldIn($),
      warnings,
    };
  });
}

function toldIn($: CheerioAPI): readonly string[] {
  const sources = $('h2').last();
  const shownBefore = sources.prevAll('h3, p, ul, ol').toArray();
  return shownBefore.flatMap((element) => {
    const parts =
      element.tagName === 'ul' || element.tagName === 'ol'
        ? $(element).children().toArray()
        : [element];
    return parts.flatMap((part) =>
      $(part)
        .text()
        .replace(/^事件.：|\{#[\w-]+\}$/gu, '')
        .replace(/（推論，據[^）]*）$/u, '')
        .split(marks)
        .map((text) => text.trim())
        .filter((text) => text !== ''),
    );
  });
}
