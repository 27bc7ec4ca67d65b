/** The Chromium that tests are run in, opened for pages of one's own. */
import { chromium } from 'playwright-core';
import { ensureBrowser } from './ensure-browser.js';

export async function openBrowser() {
  const { path, args, env } = await ensureBrowser();
  return chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } });
}
