/** Measures one case: all tools in turn, round after round, so that whatever slows the machine slows them alike. */
import { fileURLToPath } from 'node:url';
import { freshPage, inked, openBrowser } from './browser.js';
import { load, quiet } from './machine.js';
import { median } from './statistics.js';

export const shots = fileURLToPath(new URL('shots/', import.meta.url));

/** A tool this many times slower than the fastest peer, in all it does, is measured twice and no more. */
const hopeless = 4;

/**
 * @param {object} workload
 * @param {string} name Which of its cases.
 * @param {{ rounds: number, wait: number, patience: number, tool?: string, origin: string }} how In seconds, `wait` is the longest time to wait
 *   for a quiet machine, and `patience` what a tool may take in all before it is measured no more; `tool` is the only one to be measured.
 */
export async function measureCase(workload, name, { rounds, wait, patience, tool: only, origin }) {
  const { browser, version, close } = await openBrowser();
  const busy = await quiet(wait);
  const tools = takingPart(workload, name).filter(([tool]) => !only || tool === only);
  const samples = Object.fromEntries(tools.map(([tool]) => [tool, []]));
  const failures = {};
  const spent = {};
  for (let round = 0; round < rounds; round++) {
    const slow = round < 2 ? new Set() : tooSlow(tools, samples);
    for (const [tool] of tools.filter(([tool]) => !failures[tool] && !slow.has(tool) && !(spent[tool] > patience))) {
      const start = performance.now();
      try {
        samples[tool].push(await sample(browser, workload, { tool, name, origin, isFirst: round === 0 }));
      } catch (error) {
        failures[tool] = String(error.message).split('\n')[0];
      }
      spent[tool] = (spent[tool] ?? 0) + (performance.now() - start) / 1000;
    }
  }
  await close();
  return { name, busy, load: load(), browser: version, samples, failures };
}

/** A tool may stop at a case (`upTo`), know one alone (`only`), or leave it to its workload to say. */
function takingPart({ tools, cases, takesPart = () => true }, name) {
  const names = Object.keys(cases);
  return Object.entries(tools).filter(([, tool]) => {
    const { upTo = name, only = name } = tool;
    return only === name && names.indexOf(name) <= names.indexOf(upTo) && takesPart(tool, cases[name]);
  });
}

function tooSlow(tools, samples) {
  const peers = tools.filter(([tool, { ours, floor }]) => !ours && !floor && samples[tool].length);
  const medians = new Map(peers.map(([tool]) => [tool, mediansOf(samples[tool])]));
  const best = (measure) => Math.min(...[...medians.values()].map((one) => one[measure] ?? Infinity));
  const slow = ([, one]) => Object.entries(one).every(([measure, value]) => value > hopeless * best(measure));
  return new Set([...medians].filter(slow).map(([tool]) => tool));
}

const mediansOf = (samples) => Object.fromEntries(Object.keys(samples[0]).map((key) => [key, median(samples.map((one) => one[key]))]));

async function sample(browser, workload, { tool, name, origin, isFirst }) {
  const { page, close } = await freshPage(browser);
  const prove = () => proveDrawn(browser, page, `${workload.name}-${name}-${tool}`.replace(/[^\w.-]+/g, '-'));
  try {
    if (workload.visit) {
      const measured = await workload.visit(page, tool, workload.cases[name], origin, workload.opened);
      if (isFirst && workload.draws !== false) await prove();
      return measured;
    }
    if (isFirst) await page.exposeFunction('prove', prove);
    await page.goto(`${origin}/bench/.build/page.html`);
    return await page.evaluate((asked) => window.sample(...asked), [workload.name, tool, name]);
  } finally {
    await close();
  }
}

/** A fast tool that drew nothing is a mistake of ours, and no result. */
async function proveDrawn(browser, page, file) {
  const ink = await inked(browser, await page.screenshot({ path: `${shots}${file}.png` }));
  if (ink < 0.003) throw new Error(`It drew nothing: see bench/shots/${file}.png`);
}
