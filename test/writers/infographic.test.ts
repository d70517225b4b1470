import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { jekyll } from '../../src/writers/formats/jekyll.ts';
import { compose } from '../../src/stages/compose/compose.ts';
import { render } from '../../src/stages/render/render.ts';
import { wholePhrases } from '../../src/text/line-breaks.ts';
import { chineseWords } from '../../src/text/words.ts';
import { foldInPlace } from '../../src/text/fold.ts';
import { drawInfographic, layOut } from '../../src/writers/infographic.ts';
import { fontFilesFor, type FontFile } from '../../src/writers/infographic/fonts.ts';
import { textOf, textSizesOf } from '../../src/writers/infographic/node.ts';
import type { PictureNode } from '../../src/writers/infographic/node.ts';
import { sourcesOf } from '../../src/writers/infographic/rows.ts';
import { phone, pictureSizes } from '../../src/writers/infographic/sizes.ts';
import { root } from '../support/cli.ts';
import { coverageOf } from '../support/font-coverage.ts';
import {
  sampleClaim,
  sampleDigest,
  sampleParams,
  sampleProved,
  sampleStory,
} from '../support/sample-digest.ts';
import { pictureCases } from '../tools/picture-cases.mjs';

const plain = { format: 'landscape', theme: 'light' } as const;
const formats = ['landscape', 'portrait'] as const;
const cases = pictureCases();

const hash = async (digest: Digest, look: Parameters<typeof drawInfographic>[1] = plain) =>
  createHash('sha256')
    .update(await drawInfographic(digest, look))
    .digest('hex');

const known = new Map<Digest, ReturnType<typeof layOut>>();

/** Each case is laid out once. */
function laidOut({ digest, format, theme }: Omit<(typeof cases)[number], 'id'>) {
  const found = known.get(digest) ?? layOut(digest, { format, theme });
  known.set(digest, found);
  return found;
}

/** What a font file draws of the code points that it is asked for. */
function drawnBy({ path, ranges }: FontFile): ReadonlySet<number> {
  const points = [...coverageOf(path)];
  return new Set(
    points.filter((point) => ranges.some(([from, to]) => from <= point && point <= to)),
  );
}

/** Every text of a tree, without the thin gaps between scripts. */
function linesIn(node: PictureNode): readonly string[] {
  return node.type === 'text'
    ? [node.text.replaceAll('\u2009', '')]
    : node.children.flatMap(linesIn);
}

async function withHeadline(text: string): Promise<Digest> {
  const digest = await sampleDigest();
  const events = digest.events.map((event) => ({
    ...event,
    headline: { ...event.headline, text },
  }));
  return { ...digest, events };
}

describe('the picture', () => {
  test.each(formats)(
    'is a PNG of the size of its format (%s) that previews load',
    async (format) => {
      const look = { format, theme: 'light' } as const;
      const png = Buffer.from(await drawInfographic(await sampleDigest(), look));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual(
        pictureSizes[format],
      );
      expect(png.length).toBeLessThan(500_000);
    },
  );

  test('has the same bytes on every run, and others for other news, formats and themes', async () => {
    const digest = await sampleDigest();
    const whole = await hash(digest);
    expect(await hash(structuredClone(digest))).toBe(whole);
    const others = [
      await hash(await withHeadline('另一則新聞')),
      await hash(digest, { format: 'portrait', theme: 'light' }),
      await hash(digest, { format: 'landscape', theme: 'dark' }),
      await hash({ ...digest, color: '#00aa55' }),
    ];
    expect(new Set([whole, ...others]).size).toBe(5);
  });

  test('leaves out signs that no font draws, and tells of letters by the mark of a missing one', async () => {
    const { tree } = await layOut(await withHeadline('😀千問 App\u2063 結帳한글'), plain);
    expect(linesIn(tree)).toContain('千問 App 結帳〓〓');
  });

  test.each([1, 2, 3, 4, 5, 8])('stands with %i events', async (n) => {
    const digest = await sampleDigest();
    const [event] = digest.events;
    if (event === undefined) throw new Error('an event expected');
    for (const format of formats) {
      const look = { format, theme: 'light' } as const;
      const png = await drawInfographic(
        {
          ...digest,
          topicName: 'A very long topic name 很長的主題名稱'.repeat(n),
          figures: digest.figures.slice(0, n),
          events: Array.from({ length: n }, () => ({ ...event, articleCount: n * 40 })),
        },
        look,
      );
      expect(png.length).toBeGreaterThan(10_000);
    }
  });
});

describe('each kept picture', () => {
  test('there are twelve, and no other file lies beside them', () => {
    expect(cases).toHaveLength(12);
    expect(readdirSync(join(root, 'docs/pictures')).toSorted()).toEqual(
      cases.map(({ id }) => `${id}.png`).toSorted(),
    );
  });

  test.each(cases)('$id is what the program draws', async ({ id, format, theme, digest }) => {
    const kept = readFileSync(join(root, `docs/pictures/${id}.png`));
    const drawn = Buffer.from(await drawInfographic(digest, { format, theme }));
    expect(drawn.equals(kept), 'npm run pictures draws them anew').toBe(true);
  });

  test.each(cases)(
    '$id has type that is read on a telephone',
    async ({ format, theme, digest }) => {
      const { tree } = await laidOut({ digest, format, theme });
      const smallest = Math.min(...textSizesOf(tree));
      expect((smallest * phone.width) / pictureSizes[format].width).toBeGreaterThanOrEqual(
        phone.type,
      );
    },
  );

  test.each(cases)('$id keeps every text within it', async ({ format, theme, digest }) => {
    const { tree, renderer } = await laidOut({ digest, format, theme });
    const { width, height } = pictureSizes[format];
    const measured = await renderer.measure(tree as never, { width, height });
    const over: string[] = [];
    const walk = (node: typeof measured, right: number): void => {
      const [, , , , x, y] = node.transform;
      for (const run of node.runs)
        if (
          x + run.x + run.width > Math.min(width, right) + 1 ||
          y + run.y + run.height > height + 1
        )
          over.push(run.text);
      for (const child of node.children) walk(child, right);
    };
    walk(measured, width);
    expect(over).toEqual([]);
  });

  test.each(cases)(
    '$id asks for no character that its fonts lack',
    async ({ format, theme, digest }) => {
      const { tree } = await laidOut({ digest, format, theme });
      const text = textOf(tree);
      const files = await fontFilesFor(text, digest.lang !== 'en');
      const covered = new Set(files.flatMap((file) => [...drawnBy(file)]));
      expect(
        [...new Set(text)].filter((c) => !/\s/.test(c) && !covered.has(c.codePointAt(0) ?? 0)),
      ).toEqual([]);
    },
  );

  test.each(cases)(
    '$id draws Latin letters and apostrophes in the Latin face',
    async ({ format, theme, digest }) => {
      const { tree } = await laidOut({ digest, format, theme });
      const chinese = digest.lang !== 'en';
      const text = textOf(tree);
      const latin = (await fontFilesFor(text, chinese)).filter(({ family }) => family === 'Inter');
      const points = new Set(latin.flatMap((file) => [...drawnBy(file)]));
      const inFace = (point: number): boolean => points.has(point);
      const asked = [...new Set(text)].filter((c) => /[\p{Script=Latin}\d’]/u.test(c));
      expect(asked.filter((c) => !inFace(c.codePointAt(0) ?? 0))).toEqual([]);
      // The long dash and the ellipsis are Chinese marks where the post is Chinese.
      expect([0x2014, 0x2026].map((point) => inFace(point))).toEqual(
        chinese ? [false, false] : [true, true],
      );
    },
  );

  test.each(cases)('$id says only what its post says', async ({ format, theme, digest }) => {
    const { tree } = await laidOut({ digest, format, theme });
    const said = linesIn(tree).join('').replace(/\s/g, '');
    for (const figure of digest.figures) {
      const value = figure.value.replace(/\s/g, '');
      // Whole, with its label, or not at all.
      if (said.includes(figure.label.replace(/\s/g, ''))) expect(said).toContain(value);
    }
    const { articles, outlets } = digest.counts;
    expect(said).toMatch(
      new RegExp(`${articles}(?:篇報導|articles?).{1,2}${outlets}(?:家媒體|outlets?)`),
    );
  });
});

describe('counts', () => {
  test('of the events come to the footer’s', async () => {
    const digest = await sampleDigest();
    const all = digest.events.map((event) => sourcesOf(event, digest).length);
    expect(all.reduce((sum, n) => sum + n, 0)).toBe(digest.counts.articles);
  });
});

describe('a caption that is cut', () => {
  test.each([
    ['北嶼鐵路26日宣布，新票價三月上路。', []],
    [
      '北嶼鐵路調整票價，三月上路，學生照舊。',
      ['北嶼鐵路調整票價，三月上路…', '北嶼鐵路調整票價…'],
    ],
    ['數據公司：北嶼鐵路載客創新高。', []],
    ['北嶼鐵路「海風號，第二代」試車，三月上路。', ['北嶼鐵路「海風號，第二代」試車…']],
  ])('%s', (text, phrases) => {
    expect(wholePhrases(text).filter((phrase) => phrase.length > 0)).toEqual(phrases);
  });

  test('ends on no verb, in any sentence of the demo', () => {
    const post = readFileSync(join(root, 'fixtures/pictures/cases.yaml'), 'utf8');
    const sentences = post
      .split('\n')
      .flatMap((line) => /(?:headline|sentence): (.*)/.exec(line)?.[1] ?? []);
    for (const phrase of sentences.flatMap((text) => wholePhrases(text))) {
      const words = chineseWords(foldInPlace(phrase)).filter(({ key }) =>
        /[\p{L}\p{N}]/u.test(key),
      );
      expect(words.at(-1)?.tag ?? '', phrase).not.toMatch(/^(?:v(?!n)|p|c)/);
    }
  });
});

/** Figures with their units, as a post prints them: what the picture shows of them, and whose they are. */
const probes = [
  ['星河科技今年的投資額為 3.8 億元。', '3.8 億元', '星河科技今年的投資額'],
  ['星河科技在北嶼的市占升至 12.5%。', '12.5%', '星河科技在北嶼的市占'],
  ['星河模型的輸出價格為每百萬 token 0.8 美元。', '每百萬 token 0.8 美元', '星河模型的輸出價格'],
  ['星河模型共有 120 億參數。', '120 億參數', '星河模型'],
  ['星河鐵路去年載客 2,300 萬人。', '2,300 萬人', '星河鐵路去年載客'],
  ['星河科技第 3 季營收創新高。', undefined, '第 3 季'],
] as const;

describe('a figure with its unit is whole in picture and post', () => {
  test.each(probes)('%s', async (sentence, value, label) => {
    const story = sampleStory({ id: 'h1', title: '星河新聞', outlet: '甲報' });
    const claims = [
      { ...sampleClaim({ story, n: 1, text: '星河今日動態' }), role: 'headline' as const },
      sampleClaim({ story, n: 2, text: sentence }),
    ];
    const proved = { ...sampleProved, stories: [story], claims, remarks: [] };
    const digest = (await compose.run(proved, {}, sampleParams())).value;
    expect(jekyll(digest, undefined)).toContain(sentence);
    for (const format of formats) {
      const { tree } = await layOut(digest, { format, theme: 'light' });
      const lines = linesIn(tree);
      if (value === undefined) {
        expect(digest.figures).toEqual([]);
        expect(lines.some((line) => line.includes(label))).toBe(true);
      } else {
        expect(digest.figures).toMatchObject([{ value, label }]);
        expect(lines.join('').replace(/\s/g, '')).toContain(value.replace(/\s/g, ''));
        expect(lines.join('')).toContain(label);
      }
    }
  });
});

describe('the render stage', () => {
  test('names the picture in the front matter with what it shows, and returns its bytes', async () => {
    const params = sampleParams({ image: true });
    const { value, diagnostics } = await render.run(await sampleDigest(), {}, params);
    expect(diagnostics).toEqual([]);
    expect(value.post.imagePath).toBe('/assets/img/posts/2026-01-26-qwen-infographic.png');
    expect(value.post.text).toContain(
      `image:\n  path: "${value.post.imagePath}"\n  alt: "資訊圖：Qwen 每日動態 2026-01-26。千問 App 串起`,
    );
    expect(value.picture).toMatchObject({ width: 1200, height: 630 });
    expect(value.picture?.pngBase64.startsWith('iVBOR')).toBe(true);
  });

  test('draws the format and theme that are asked for', async () => {
    const params = {
      ...sampleParams({ image: true }),
      imageFormat: 'portrait',
      imageTheme: 'dark',
    } as const;
    const { value } = await render.run(await sampleDigest(), {}, params);
    expect(value.picture).toMatchObject({ width: 1080, height: 1350 });
  });

  test('goes on without a picture where the renderer does not load, and says so', async () => {
    vi.resetModules();
    vi.doMock('@takumi-rs/core', () => {
      throw new Error('no native binding for this machine');
    });
    const { render: fresh } = await import('../../src/stages/render/render.ts');
    const params = sampleParams({ image: true });
    const { value, diagnostics } = await fresh.run(await sampleDigest(), {}, params);
    vi.doUnmock('@takumi-rs/core');
    expect(diagnostics).toMatchObject([{ code: 'render.picture-failed', severity: 'warning' }]);
    expect(value).not.toHaveProperty('picture');
    expect(value.post.text).not.toContain('image:');
  });
});
