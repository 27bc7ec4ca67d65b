/** The reader's hand on a chart by category: keys and pointers walk its values, one of which is said, shown and picked. */
import { nothing, type TemplateResult } from '../../page/html.js';
import { range as words } from '../../locale/en/range.js';
import { teach, type Locale } from '../../locale/index.js';
import type { CategoryLayout, Spot } from '../../marks/category-chart.js';
import type { At, CategoryPicture } from '../../marks/category-picture.js';
import { nearestSpot, walkedTo } from '../../marks/category-walk.js';
import { chosenStyles } from '../../marks/chosen.styles.js';
import { guideStyles } from '../../marks/guide.styles.js';
import { withMargin } from '../../marks/margin.js';
import { absence } from '../../marks/series.js';
import { percentText } from '../../marks/percent.js';
import { tooltip, tooltipStyles } from '../../marks/tooltip.js';
import { Walker } from '../../marks/walker.js';
import type { Predicate } from '../../model.js';
import { cell, type Cell } from '../../table.js';
import { adopt } from '../shared/adopt.js';
import { allOf } from '../shared/among.js';
import type { ByCategory } from './categories.js';
import { writeOf } from './words.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

teach(words);

/** One value: the rows that it speaks of, and what is known of it. */
export interface Picked {
  readonly where: Predicate;
  readonly values: Readonly<Record<string, Cell>>;
}

/** What the hand needs of its element. */
export interface Touched {
  readonly picture: () => CategoryPicture | undefined;
  readonly by: () => ByCategory | undefined;
  readonly locale: () => Locale;
  /** Whether each series is a chart of its own. */
  readonly apart: () => boolean;
  readonly announce: (text: string) => void;
  readonly pick: (picked: Picked) => void;
}

export class CategoryHand implements EventListenerObject {
  readonly #of: Touched;
  readonly #walker: Walker<At>;

  constructor(host: ReactiveElement, of: Touched) {
    adopt(host, guideStyles, chosenStyles, tooltipStyles);
    const picture = (): CategoryPicture => of.picture()!;
    this.#of = of;
    this.#walker = new Walker<At>(host, {
      begin: () => of.picture() && { category: 0, series: 0 },
      follow: (key, from) => walkedTo(key, from, picture().layout),
      find: (x, y) => {
        const { find, layout } = picture();
        return find ? find(x, y) : nearestSpot(layout, x, y);
      },
      place: (at) => placeOf(picture().spotOf(at)),
      announce: (at) => of.announce(spoken(picture().layout, at, of.locale())),
      pick: (at) => of.pick(picked(of.by()!, at)),
    });
  }

  /** Shows no value any more: the chart has become another. */
  forget(): void {
    this.#walker.at = undefined;
  }

  handleEvent(event: Event): void {
    this.#walker.handleEvent(event);
  }

  /** Where the value stands that is shown. */
  spotIn({ spotOf }: CategoryPicture): Spot | undefined {
    const { at } = this.#walker;
    return at && spotOf(at);
  }

  /** The words beside it. */
  over({ layout }: CategoryPicture): TemplateResult | typeof nothing {
    const { at } = this.#walker;
    if (!at) return nothing;
    const [locale, apart] = [this.#of.locale(), this.#of.apart()];
    const shown = apart ? { ...layout, series: [layout.series[at.series]!] } : layout;
    return tooltip(shown, at, {
      heading: layout.categories[at.category]!.title,
      values: shown.series.map((_, series) => valueAt(layout, apart ? at : { ...at, series }, locale)),
      note: layout.categories[at.category]!.unfinished ? locale.say('unfinished', { unit: locale.say('year') }) : '',
      direction: locale.direction,
    });
  }
}

const placeOf = ({ x, y, width, height }: Spot): readonly [x: number, y: number] => [x + Math.min(width, 400), y + height / 2];

/** `Texas. Number of rows: 412.` */
const spoken = (layout: CategoryLayout, at: At, locale: Locale): string =>
  `${layout.categories[at.category]!.title}. ${layout.series[at.series]!.title}: ${valueAt(layout, at, locale)}.`;

/** `412`, where shares are drawn `412 (12%)`, and where it is known no closer `412 (380 to 440)`. */
function valueAt(layout: CategoryLayout, { category, series }: At, locale: Locale): string {
  const value = layout.series[series]!.values[category]!;
  if (!Number.isFinite(value)) return locale.say(absence(layout.series[series]!, category));
  const text = withMargin(value, category, series === 0 ? layout.margin : undefined, writeOf(layout, locale), locale);
  const whole = layout.mark === 'donut' ? layout.series[0]!.values.reduce((sum, one) => sum + (one || 0), 0) : 0;
  const share = layout.normalized ? layout.drawn[series]![category]! : whole > 0 ? value / whole : NaN;
  return Number.isFinite(share) ? `${text} (${percentText(share, locale)})` : text;
}

function picked(by: ByCategory, { category, series }: At): Picked {
  const [one, column] = [by.categories[category]!, by.columns[series]!];
  const group = by.series ? { [by.series.name]: column.value ?? null } : {};
  return {
    where: allOf(one.where, column.where)!,
    values: { [by.x.name]: one.value, ...group, [column.measure.name]: cell(column.values, category) },
  };
}
