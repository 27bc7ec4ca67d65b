/** Lets tests hear an element as a screen reader does: Chromium's accessibility tree below it, as lines of roles, names and states. */

/** Roles that are not told, but for what is within. */
const silent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'MenuListPopup']);
/** What these hold is heard as their name. */
const leaves = new Set(['button', 'combobox']);
/** States that are told, by their name alone where they are true. */
const states = ['level', 'hasPopup', 'expanded', 'pressed', 'checked', 'disabled', 'modal', 'busy', 'live', 'valuetext'];
/** What Chromium tells a screen reader of tables and not its own tools. */
const tabular = { table: ['aria-rowcount'], row: ['aria-rowindex'], columnheader: ['aria-sort'] };

/**
 * Answers the test runner's command `hear`: `{ lines, focused }` of the first element that matches `selector`, where `focused` is the line of
 * what has the keyboard.
 * @returns {import('@web/test-runner').TestRunnerPlugin<{ selector: string }>}
 */
export const hearingPlugin = () => ({
  name: 'hearing',
  executeCommand: ({ command, payload, session }) =>
    command === 'hear' ? heard(session.browser.getPage(session.id), payload.selector) : undefined,
});

async function heard(page, selector) {
  const tools = await page.createCDPSession();
  try {
    await tools.send('Accessibility.enable');
    const { result } = await tools.send('Runtime.evaluate', { expression: `document.querySelector(${JSON.stringify(selector)})` });
    const { node } = await tools.send('DOM.describeNode', { objectId: result.objectId });
    const { nodes } = await tools.send('Accessibility.getFullAXTree');
    return await told(nodes, node.backendNodeId, tools);
  } finally {
    await tools.detach();
  }
}

async function told(nodes, backendNodeId, tools) {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  let focused;
  const tell = async (node, depth, around) => {
    const own = !node.ignored && !silent.has(node.role.value);
    const line = own ? await lineOf(node, around, tools) : undefined;
    if (line) lines.push(`${'  '.repeat(depth)}${line}`);
    if (line && propertyOf(node, 'focused')) focused = line;
    const name = (line && plain(node.name?.value)) || around;
    if (line && leaves.has(node.role.value)) return;
    for (const id of node.childIds) if (byId.has(id)) await tell(byId.get(id), depth + (line ? 1 : 0), name);
  };
  // A dialog shuts off the rest of its page: then that is all there is.
  await tell(nodes.find((node) => node.backendDOMNodeId === backendNodeId) ?? nodes[0], 0, '');
  return { lines, focused };
}

/** @param around The name of what it stands in: text that this has told is not told again. */
async function lineOf(node, around, tools) {
  const { role, name, value, description } = node;
  const text = plain(name?.value);
  if (role.value === 'StaticText') return text && !around.includes(text) ? `“${text}”` : undefined;
  return [
    role.value,
    text && `“${text}”`,
    value?.value !== undefined && `value “${plain(value.value)}”`,
    description?.value && `described “${plain(description.value)}”`,
    ...states.map((state) => stated(state, propertyOf(node, state))),
    ...(await tabulated(node, tools)),
  ]
    .filter(Boolean)
    .join(' ');
}

const plain = (text = '') => String(text).replace(/\s+/g, ' ').trim();
const propertyOf = ({ properties = [] }, name) => properties.find((property) => property.name === name)?.value.value;
const stated = (state, value) =>
  value === true ? state : value === undefined || value === '' || value === 'false' ? '' : `${state} ${value}`;

async function tabulated({ role, backendDOMNodeId }, tools) {
  const wanted = tabular[role.value];
  if (!wanted) return [];
  const { node } = await tools.send('DOM.describeNode', { backendNodeId: backendDOMNodeId });
  const valueOf = (name) => node.attributes[node.attributes.indexOf(name) + 1];
  return wanted.filter((name) => node.attributes.includes(name)).map((name) => `${name.slice(5)} ${valueOf(name)}`);
}
