/** Says in a bundle where the worker's code stands beside it. */

/**
 * @param {string} address Seen from the file that holds the page's code.
 * @param {string} home What that file's own address is called in it.
 * @returns {import('vite').Plugin}
 */
export function workerAddress(address, home = 'import.meta.url') {
  return {
    name: 'worker-address',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/transport/beside.ts')) return null;
      const edits = [
        ["const address = '../worker.js'", `const address = '${address}'`],
        ['import.meta.url', home],
      ];
      return { code: edits.reduce(replaced, code), map: null };
    },
  };
}

function replaced(code, [text, by]) {
  if (!code.includes(text)) throw new Error(`transport/beside.ts no longer says “${text}”`);
  return code.replaceAll(text, by);
}
