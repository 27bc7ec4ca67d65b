/** Leaflet without the strings that it makes markup of while it is imported, which pages under Trusted Types refuse. */
const answers = [
  ["div.innerHTML = '<svg/>';", "div.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));"],
  ['div.innerHTML = \'<v:shape adj="1"/>\';', 'return false;'],
];

/** @returns {import('vite').Plugin} */
export function leafletPlain() {
  return {
    name: 'leaflet-plain',
    transform(code, id) {
      if (!/\/leaflet\/src\/core\/Browser\.js$/.test(id)) return null;
      const missing = answers.find(([question]) => !code.includes(question));
      if (missing) throw new Error(`${id} no longer holds ${missing[0]}`);
      return { code: answers.reduce((text, [question, answer]) => text.replace(question, answer), code), map: null };
    },
  };
}
