/** A real browser, where the machine has one: looks at pages, photographs them, and asks axe for faults. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { launch, type Browser } from 'puppeteer-core';

const executable = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0,
);

export const hasBrowser: boolean = executable !== undefined;

export async function openBrowser(): Promise<Browser> {
  const found = spawnSync('sh', ['-c', `command -v ${executable ?? ''}`], { encoding: 'utf8' });
  return launch({
    executablePath: found.stdout.trim(),
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

export interface Seen {
  /** `rule: what is wrong: the first element that is`, one a fault of axe. */
  readonly faults: readonly string[];
  /** How far the page is wider than the window, in CSS pixels. */
  readonly overflow: number;
  /** Of the page's ground, as the browser computes it. */
  readonly ground: string;
  /** Pictures that did not load. */
  readonly broken: readonly string[];
}

/** @param photograph name of the file below `PHOTOGRAPHS`, a folder; without that variable none is kept */
export async function see(
  browser: Browser,
  url: string,
  device: keyof typeof devices,
  scheme: (typeof schemes)[number],
  photograph: string,
): Promise<Seen> {
  const page = await browser.newPage();
  try {
    await page.setBypassCSP(true);
    await page.setViewport(devices[device]);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(url, { waitUntil: 'load' });
    const folder = process.env['PHOTOGRAPHS'];
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({
        path: path.join(folder, `${photograph}-${device}-${scheme}.png`) as `${string}.png`,
        fullPage: true,
      });
    }
    await page.evaluate(axe.source);
    return (await page.evaluate(`(async () => {
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return {
        faults: violations.map(({ id, help, nodes }) => id + ': ' + help + ': ' + nodes[0].html.slice(0, 160) + ' ' + (nodes[0].failureSummary ?? '').replace(/\\s+/g, ' ').slice(0, 200)),
        overflow: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ground: getComputedStyle(document.body).backgroundColor,
        broken: [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src.slice(0, 80)),
      };
    })()`)) as Seen;
  } finally {
    await page.close();
  }
}
