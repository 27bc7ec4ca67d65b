/** The portals' web pages: plain, readable HTML, with no script. */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHTML = (text) => String(text ?? '').replace(/[&<>"']/g, (character) => ENTITIES[character]);

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-inline-size: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
  header { border-block-end: 1px solid; padding-block-end: .5rem; margin-block-end: 1.5rem; }
  table { border-collapse: collapse; inline-size: 100%; }
  th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-block-end: 1px solid #8886; }
  dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
  code { overflow-wrap: anywhere; }`;

/** A whole page; `main` is HTML, everything else text. */
export function page({ title, site, home = '/', main, lang = 'en' }) {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html>
<html lang="${escapeHTML(lang)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHTML(title)} · ${escapeHTML(site)}</title><style>${style}</style></head>
<body>
<header><a href="${escapeHTML(home)}">${escapeHTML(site)}</a></header>
<main><h1>${escapeHTML(title)}</h1>
${main}
</main>
</body>
</html>
`,
  };
}

export const link = (href, text = href) => `<a href="${escapeHTML(href)}">${escapeHTML(text)}</a>`;

/** Pairs of a term (text) and what is said of it (HTML). */
export function definitions(pairs) {
  return `<dl>${pairs.map(([term, html]) => `<dt>${escapeHTML(term)}</dt><dd>${html}</dd>`).join('\n')}</dl>`;
}

/** A table of texts with a caption. */
export function table(caption, head, rows) {
  const header = head.map((cell) => `<th scope="col">${escapeHTML(cell)}</th>`).join('');
  const line = (row) => `<tr>${row.map((cell) => `<td>${escapeHTML(cell)}</td>`).join('')}</tr>`;
  return `<table><caption>${escapeHTML(caption)}</caption>
<thead><tr>${header}</tr></thead>
<tbody>${rows.map(line).join('\n')}</tbody></table>`;
}

/** What the datasets' own pages say alike on both portals. */
export function aboutDataset({ description, organization, license, source, created, tags, label }) {
  const broken = label ? `<p><strong>This copy is made for trying things out: it ${escapeHTML(label)}.</strong></p>` : '';
  return `${broken}<p>${escapeHTML(description)}</p>${definitions([
    ['Published by', escapeHTML(organization.title)],
    ['Source', link(source.path, source.title)],
    ['Licence', link(license.href, license.title)],
    ['Updated', `<time datetime="${created.toISOString()}">${created.toISOString().slice(0, 10)}</time>`],
    ['Tags', escapeHTML(tags.join(', '))],
  ])}`;
}
