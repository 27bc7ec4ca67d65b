/** One story in one look: opened, waited for, listened to, and judged by axe. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const PATIENCE = 20_000;
const NARROW = 320;
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What a reader's machine, language or choice does to a story. */
export const looks = {
  light: {},
  dark: { globals: { theme: 'dark' }, media: { colorScheme: 'dark' } },
  'forced-colors': { media: { forcedColors: 'active' } },
  rtl: { globals: { direction: 'rtl', lang: 'ar' } },
  narrow: { width: NARROW },
};

const axeOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // They judge whole pages; a story is a piece of one.
  rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } },
};

/**
 * @param {{ entry: { id: string, type: 'story' | 'docs' }, look: keyof typeof looks }} visit
 * @param {{ browser: import('playwright-core').Browser, origin: string, portals: string[], shots?: string }} studio
 * @returns {Promise<string[]>} What is wrong, in words.
 */
export async function check({ entry, look }, { browser, origin, portals, shots }) {
  const { globals, media, width = 1000 } = looks[look];
  const page = await browser.newPage({ viewport: { width, height: 1600 }, reducedMotion: 'reduce', ...media });
  const said = listen(page, portals);
  try {
    await page.goto(addressOf(entry, origin, globals));
    const failures = await (entry.type === 'docs' ? checkDocs(page) : checkStory(page, width));
    if (shots) await photograph(page, join(shots, `${entry.id}.${look}.png`), width);
    return [...said, ...failures];
  } finally {
    await page.close();
  }
}

function addressOf({ id, type }, origin, globals = {}) {
  // Storybook's own run of axe would be in the way of this one.
  const all = Object.entries({ 'a11y.manual': '!true', ...globals }).map((pair) => pair.join(':'));
  return `${origin}/iframe.html?id=${id}&viewMode=${type}&globals=${all.join(';')}`;
}

/** The errors that a page will say; but not the browser's word on an answer which the story asked a portal to break. */
function listen(page, portals) {
  const said = [];
  const aboutPortal = (text) => /^(Failed to load resource|Access to \w+ at)/.test(text) && portals.some((portal) => text.includes(portal));
  page.on('pageerror', ({ message }) => said.push(`page error: ${message}`));
  page.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && !aboutPortal(text)) said.push(`console: ${text}`);
  });
  return said;
}

/** The story without the empty page under it. */
async function photograph(page, path, width) {
  const bottom = await page.evaluate(() => document.querySelector('#storybook-root')?.getBoundingClientRect().bottom ?? 0);
  await page.screenshot({ path, fullPage: true, ...(bottom > 0 ? { clip: { x: 0, y: 0, width, height: bottom + 16 } } : {}) });
}

async function checkDocs(page) {
  await page.waitForSelector('.sbdocs-content h1', { timeout: PATIENCE });
  return [];
}

async function checkStory(page, width) {
  const outcome = await reached(page, outcomeOfStory);
  if (outcome !== 'rendered') return [outcome ?? `not rendered after ${PATIENCE / 1000} s`];
  if (!(await reached(page, areSettled))) return [`not settled after ${PATIENCE / 1000} s: ${await page.evaluate(states)}`];
  await page.addScriptTag({ path: axe });
  const violations = await page.evaluate(violationsOf, axeOptions);
  const overflows = width === NARROW && (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth));
  return [...violations.map(described), ...(overflows ? [`scrolls sideways at ${NARROW} px`] : [])];
}

const reached = (page, condition) =>
  page.waitForFunction(condition, undefined, { timeout: PATIENCE }).then(
    (handle) => handle.jsonValue(),
    () => undefined,
  );

const described = ({ id, help, nodes }) => [`axe ${id}: ${help}`, ...nodes.slice(0, 3).map(whereAndWhy)].join('\n    ');
const whereAndWhy = ({ target, any, all, none }) => `${target.flat().join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`;

/* What follows runs in the page. */

function outcomeOfStory() {
  const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
  const thrown = ['storyMissing', 'storyErrored', 'storyThrewException', 'playFunctionThrewException'].find((event) =>
    channel?.last(event),
  );
  if (thrown) return `${thrown}: ${channel.last(thrown)[0]?.message ?? JSON.stringify(channel.last(thrown)[0])}`;
  return channel?.last('storyFinished') && 'rendered';
}

/** A story's parameter `settled` names the state that its elements come to; without it, any that shows data. */
function areSettled() {
  const { settled } = globalThis.__STORYBOOK_PREVIEW__.currentRender.story.parameters;
  const root = document.getElementById('storybook-root');
  const elements = [...root.querySelectorAll('[data-state]')].filter(({ localName }) => localName.startsWith('opendata-'));
  const good = ({ dataset: { state } }) => (settled ? state === settled : !['idle', 'loading', 'error'].includes(state));
  return !root.querySelector(':not(:defined)') && elements.every(good);
}

/** A story says which rules its surroundings break where Storybook's own panel reads it: `parameters.a11y.options.rules`. */
async function violationsOf(options) {
  const { a11y } = globalThis.__STORYBOOK_PREVIEW__.currentRender.story.parameters;
  const rules = { ...options.rules, ...a11y?.options?.rules };
  return (await globalThis.axe.run('#storybook-root', { ...options, rules })).violations;
}

function states() {
  const elements = [...document.querySelectorAll('#storybook-root :is([data-state], :not(:defined))')];
  return elements
    .map(({ localName, dataset }) => `<${localName}> ${dataset.state ?? 'not defined'} ${dataset.errorKind ?? ''}`.trim())
    .join(', ');
}
