/** What a map says of places that it draws in groups: of one that is walked to, and of what their colours mean. */
import { html, nothing, svg, type TemplateResult } from '../../page/html.js';
import { mapGroups } from '../../locale/en/map-groups.js';
import { teach, type Locale } from '../../locale/index.js';
import * as grouping from '../../maps/grouping.js';
import type { PlaceMark } from '../../maps/looks.js';
import { legendStyles } from './legend.js';

teach(mapGroups);

export { grouping, legendStyles };

/** `240 places here. Enter comes nearer. 3 of 18 groups in view.` */
export const groupText = (count: number, n: number, total: number, locale: Locale): string =>
  locale.say('groupWalk', { group: locale.say('group', { n: count }), n, total });

/** What the squares or discs mean, where any are drawn. */
export function groupKey(drawn: PlaceMark | undefined, locale: Locale): TemplateResult | typeof nothing {
  if (drawn === 'cluster') return html`<p class="notice">${locale.say('clustersShown')}</p>`;
  if (drawn !== 'density') return nothing;
  const { edges, swatches } = grouping;
  const title = (i: number): string => {
    const [from, to] = [i === 0 ? 1 : edges[i - 1]!, edges[i]];
    return to === undefined ? locale.say('densityFrom', { from }) : locale.say('densityRange', { from, to: to - 1 });
  };
  return html`<div class="keys" part="legend">
    <ul class="classes" aria-label=${locale.say('densityBy')}>
      <li class="what" aria-hidden="true">${locale.say('densityBy')}</li>
      ${swatches.map(
        ({ colour }, i) =>
          html`<li>
            <svg class="patch" viewBox="0 0 12 12" aria-hidden="true">${svg`<rect width="12" height="12" fill=${colour}></rect>`}</svg>
            <bdi>${title(i)}</bdi>
          </li>`,
      )}
    </ul>
    <p class="notice">${locale.say('densityShown')}</p>
  </div>`;
}
