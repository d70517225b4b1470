/** A real browser, where the machine has one: looks at pages, photographs them, and asks axe for faults. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { launch, type Browser, type Page } from 'puppeteer-core';

const executable = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0,
);

export const hasBrowser: boolean = executable !== undefined;

export async function openBrowser(): Promise<Browser> {
  const found = spawnSync('sh', ['-c', `command -v ${executable ?? ''}`], { encoding: 'utf8' });
  return launch({
    executablePath: found.stdout.trim(),
    // No port: tests connect to none that they did not declare.
    pipe: true,
    // Containers run as root and have a small /dev/shm.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--lang=zh-TW'],
  });
}

/** Widths in CSS pixels of what people read on. */
export const devices = {
  desktop: { width: 1280, height: 900, deviceScaleFactor: 1 },
  phone: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const;

export const schemes = ['light', 'dark'] as const;

/** What of a page is looked at. */
export interface View {
  readonly url: string;
  readonly device: keyof typeof devices;
  readonly scheme: (typeof schemes)[number];
  /** What axe looks at, as a selector; default: the whole page. */
  readonly within?: string;
  /** Rules of axe that the page's theme breaks by itself. */
  readonly besides?: readonly string[];
  /** Name of the photograph below `PHOTOGRAPHS`, a folder; without that variable none is kept. */
  readonly photograph: string;
}

export interface Seen {
  /** `rule: what is wrong: the first element that is`, one a fault of axe. */
  readonly faults: readonly string[];
  /** Rules of axe that found something to look at, and nothing wrong. */
  readonly passes: number;
  /** How far the page is wider than the window, in CSS pixels. */
  readonly overflow: number;
  /** Of the page's ground, 0 to 255. */
  readonly brightness: number;
  /** Pictures that did not load. */
  readonly broken: readonly string[];
}

export async function see(
  browser: Browser,
  { url, device, scheme, within, besides = [], photograph }: View,
): Promise<Seen> {
  const page = await browser.newPage();
  try {
    await page.setBypassCSP(true);
    await page.setViewport(devices[device]);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(url, { waitUntil: 'load' });
    const bytes = await page.screenshot({ fullPage: true });
    const folder = process.env['PHOTOGRAPHS'];
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${photograph}-${device}-${scheme}.png`), bytes);
    }
    await page.evaluate(axe.source);
    const found = (await page.evaluate(`(async () => {
      const { violations, passes } = await axe.run(${JSON.stringify(within ?? 'html')}, { rules: ${JSON.stringify(Object.fromEntries(besides.map((rule) => [rule, { enabled: false }])))} });
      return {
        faults: violations.map(({ id, help, nodes: [node] }) => [id, help, node.html.slice(0, 160), (node.failureSummary ?? '').slice(0, 300)].join(': ')),
        passes: passes.length,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        broken: [...document.images].filter((image) => image.naturalWidth === 0).map(({ src }) => src.slice(0, 80)),
      };
    })()`)) as Omit<Seen, 'brightness'>;
    return { ...found, brightness: await brightnessOf(page, bytes) };
  } finally {
    await page.close();
  }
}

/** Of a pixel at the left edge, below what bars themes have: what a style says of the ground, the root's own colour may overrule. */
async function brightnessOf(page: Page, png: Uint8Array): Promise<number> {
  return (await page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(Buffer.from(png).toString('base64'))}), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(image, -2, -100);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return Math.round((red + green + blue) / 3);
  })()`)) as number;
}
