import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { Digest } from '../../src/model/digest.ts';
import { render } from '../../src/stages/render/render.ts';
import { drawInfographic, pictureSize } from '../../src/writers/infographic.ts';
import { sampleDigest, sampleParams } from '../support/sample-digest.ts';

const hash = async (digest: Digest): Promise<string> =>
  createHash('sha256')
    .update(await drawInfographic(digest))
    .digest('hex');

async function withHeadline(text: string): Promise<Digest> {
  const digest = await sampleDigest();
  const events = digest.events.map((event) => ({
    ...event,
    headline: { ...event.headline, text },
  }));
  return { ...digest, events };
}

describe('the picture', () => {
  test('is a PNG of 1200x630 and of a size that previews load', async () => {
    const png = Buffer.from(await drawInfographic(await sampleDigest()));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      pictureSize.width,
      pictureSize.height,
    ]);
    expect(png.length).toBeLessThan(500_000);
  });

  test('has the same bytes on every run, and others for other news', async () => {
    const digest = await sampleDigest();
    expect(await hash(digest)).toBe(await hash(structuredClone(digest)));
    expect(await hash(digest)).not.toBe(await hash(await withHeadline('另一則新聞')));
  });

  test('leaves out what no font draws: emoji, scripts without a font', async () => {
    expect(await hash(await withHeadline('😀千問 App\u2063 結帳한글'))).toBe(
      await hash(await withHeadline('千問 App 結帳')),
    );
  });

  test('draws simplified characters with the second font', async () => {
    expect(await hash(await withHeadline('专丛临为举'))).not.toBe(
      await hash(await withHeadline('')),
    );
  });

  test.each([0, 1, 2, 3, 4, 5, 8])('stands with %i events', async (n) => {
    const digest = await sampleDigest();
    const [event] = digest.events;
    if (event === undefined) throw new Error('an event expected');
    const png = await drawInfographic({
      ...digest,
      topicName: 'A very long topic name 很長的主題名稱'.repeat(n + 1),
      figures: digest.figures.slice(0, n),
      events: Array.from({ length: n }, () => ({ ...event, articleCount: n * 40 })),
    });
    expect(png.length).toBeGreaterThan(10_000);
  });
});

describe('the render stage', () => {
  test('names the picture in the front matter and returns its bytes', async () => {
    const params = sampleParams({ image: true });
    const { value, diagnostics } = await render.run(await sampleDigest(), {}, params);
    expect(diagnostics).toEqual([]);
    expect(value.post.imagePath).toBe('/assets/img/posts/2026-01-26-qwen-infographic.png');
    expect(value.post.text).toContain(`image: "${value.post.imagePath}"`);
    expect(value.picture).toMatchObject({ width: 1200, height: 630 });
    expect(value.picture?.pngBase64.startsWith('iVBOR')).toBe(true);
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
