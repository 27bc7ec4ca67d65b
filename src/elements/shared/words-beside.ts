/** The box with words beside a datum, whose code comes with the first that is shown. */
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { tooltip } from '../../marks/tooltip.js';
import { adopt } from './adopt.js';
import { Later } from './later.js';

export class WordsBeside {
  #box: Later<typeof tooltip>;

  constructor(host: LitElement) {
    this.#box = new Later(host, async () => {
      const { tooltip, tooltipStyles } = await import('../../marks/tooltip.js');
      adopt(host, tooltipStyles);
      return tooltip;
    });
  }

  /** Resolves when the code is here; undefined while nobody has wanted it. */
  get coming(): Promise<void> | undefined {
    return this.#box.coming;
  }

  draw(...of: Parameters<typeof tooltip>): TemplateResult | typeof nothing {
    return this.#box.code?.(...of) ?? nothing;
  }
}
