#!/usr/bin/env node
/**
 * Makes the pictures of README anew: those of the demo, its page as a browser shows it.
 *
 *     npm run pictures
 *
 * Runs the compiled program. Without a Chromium the page's picture stays as it is, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from 'puppeteer-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const images = join(root, 'docs/images');
/** In CSS pixels: as much of the page as shows how a story is told, and by what. */
const view = { width: 760, height: 640, deviceScaleFactor: 1.5 };
/** Above it stand the title and the infographic, which README shows beside the page. */
const from = 'h2';

function commandOf(names) {
  const found = spawnSync('sh', ['-c', names.map((name) => `command -v ${name}`).join(' || ')], {
    encoding: 'utf8',
  });
  return found.stdout.trim() || undefined;
}

async function photograph(page, target) {
  const executablePath = commandOf(['chromium', 'chromium-browser', 'google-chrome']);
  if (executablePath === undefined) {
    process.stderr.write(`pictures: no Chromium here, so ${target} stays as it is\n`);
    return;
  }
  // Containers run as root and have a small /dev/shm.
  const browser = await launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-TW'],
  });
  try {
    const tab = await browser.newPage();
    await tab.setViewport(view);
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await tab.goto(pathToFileURL(page).href, { waitUntil: 'load' });
    await tab.evaluate(
      (selector) => scrollBy(0, document.querySelector(selector).getBoundingClientRect().top - 28),
      from,
    );
    await tab.screenshot({ path: target, type: 'webp', quality: 80 });
  } finally {
    await browser.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'digest-pictures-'));
try {
  const demo = join(folder, 'demo');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin/digest.js'), 'demo', demo],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`digest demo exited ${status}: ${stderr}`);
  const made = (ending) =>
    join(
      demo,
      readdirSync(demo).find((name) => name.endsWith(ending)),
    );
  mkdirSync(images, { recursive: true });
  copyFileSync(made('.png'), join(images, 'infographic.png'));
  await photograph(made('.html'), join(images, 'page.webp'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
