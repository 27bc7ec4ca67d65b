import { chromium } from 'playwright-core';
const { ensureBrowser } = await import('./scripts/ensure-browser.js');
const b = await ensureBrowser();
Object.assign(process.env, b.env ?? {});
const browser = await chromium.launch({ executablePath: b.path, args: b.args, headless: true });
const [, , name, width, scheme, lang] = process.argv;
const page = await (await browser.newContext({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme })).newPage();
page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
await page.goto('http://localhost:4000/');
if (lang)
  await page.evaluate((l) => {
    document.documentElement.lang = l;
    if (l === 'ar') document.documentElement.dir = 'rtl';
  }, lang);
for (let y = 0; y < 9000; y += 600) {
  await page.evaluate((y) => scrollTo(0, y), y);
  await page.waitForTimeout(150);
}
await page.waitForTimeout(1500);
let i = 0;
for (const s of await page.$$('section')) await s.screenshot({ path: `/tmp/try/${name}-${i++}.png` });
await page.evaluate(() => scrollTo(0, 0));
await page.waitForTimeout(300);
await page.screenshot({ path: `/tmp/try/${name}-top.png` });
await browser.close();
process.exit();
