import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/stages/extract/read-article.ts';

const titleOf = async (graph: string, shown: string, page = shown): Promise<string> => {
  const html = `<html><head><title>${page}</title><meta property="og:title" content="${graph}"><meta property="og:site_name" content="Valley Post"></head>
    <body><h1>${shown}</h1><p>The council met on Monday evening in the old mill and voted after four hours.</p></body></html>`;
  return (await readArticle({ url: 'https://valley.example/1', html })).title;
};
const long = 'Council votes to keep the gas lamps after four hours in the old mill';

describe('the title, where metadata and page differ', () => {
  it.each([
    ['the same words, fewer of them', 'Council votes to keep the gas lamps in the mill'],
    ['the beginning', 'Council votes to keep the gas lamps'],
    ['fewer words and a suffix', 'Council votes to keep the gas lamps | Valley Post'],
  ])('is the shorter form: %s', async (_name, graph) => {
    expect(await titleOf(graph, long)).toBe(graph.replace(' | Valley Post', ''));
  });

  it.each([
    ['other words', 'Lamps of Weir Street are here to stay after a long night'],
    ['a title cut off', 'Council votes to keep the gas lamps after four…'],
    ['much less', 'Council votes'],
    ['the same words in another order', 'After four hours council votes to keep the gas lamps'],
  ])('is what the page shows: %s', async (_name, graph) => {
    expect(await titleOf(graph, long)).toBe(long);
  });

  it('is whole where every title in the metadata is cut off', async () => {
    const cut = 'Council votes to keep the gas lamps after four…';
    expect(await titleOf(cut, long, cut)).toBe(long);
  });
});
