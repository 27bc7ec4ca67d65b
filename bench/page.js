/**
 * The page of one sample: it loads one tool of one workload, and measures it once. When its first drawing stands there, the workload calls
 * `prove`, and the driver looks at it.
 */

window.prove ??= () => undefined;
/** Those of whole pages are no part of this one. */
const workloads = import.meta.glob(['./workloads/*.js', '!./workloads/start.js', '!./workloads/wire.js']);

window.sample = async (name, toolName, caseName) => {
  const { box, cases, dataOf, run, tools } = await workloads[`./workloads/${name}.js`]();
  const place = document.body.appendChild(document.createElement('div'));
  place.id = 'place';
  if (box) Object.assign(place.style, { width: `${box[0]}px`, height: `${box[1]}px` });
  const data = await dataOf(cases[caseName]);
  const tool = await tools[toolName].load();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return run(tool, data, place);
};
