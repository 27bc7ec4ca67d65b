/** One headless Chromium in which every sample has a page of its own, and proves that it drew. */
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../scripts/ensure-browser.js';
import { withFonts } from './fonts.js';

/** Frames come as fast as they are drawn, not sixty a second: nothing is rounded to a screen's rhythm. */
const flags = ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--js-flags=--expose-gc', '--enable-precise-memory-info'];

export async function openBrowser() {
  const { path, args, headless, env } = await ensureBrowser();
  const browser = await chromium.launch({
    executablePath: path,
    args: [...args, ...flags],
    headless: headless !== false,
    env: { ...process.env, ...(await withFonts(env)) },
  });
  return { browser, version: browser.version(), close: () => browser.close() };
}

const size = { width: 1100, height: 700 };

/** A page that shares nothing with the one before it: no cache, no compiled code. */
export async function freshPage(browser) {
  const context = await browser.newContext({ viewport: size, locale: 'en-US', reducedMotion: 'reduce', colorScheme: 'light' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return { page, close: () => context.close() };
}

/**
 * The share of pixels in the middle of a picture that differ from its most frequent colour.
 * @param {import('playwright-core').Browser} browser Its only work here is to count.
 * @param {Buffer} png
 */
export async function inked(browser, png) {
  const { page, close } = await freshPage(browser);
  const share = await page.evaluate(async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const [width, height] = [Math.round(image.width * 0.7), Math.round(image.height * 0.6)];
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(image, -Math.round(image.width * 0.15), -Math.round(image.height * 0.2));
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return 1 - Math.max(...counts.values()) / pixels.length;
  }, png.toString('base64'));
  await close();
  return share;
}
