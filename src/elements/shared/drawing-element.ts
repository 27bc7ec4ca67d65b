/** What elements that draw share: a drawing that is measured before it is filled, and that can be taken as a picture. */
import { tallStyles } from '../../marks/tall.styles.js';
import type { Format } from './download.js';
import { TwoSided } from './two-sided.js';

export abstract class DrawingElement extends TwoSided {
  static override styles = [...TwoSided.styles, tallStyles];

  /** The first drawing takes two updates: one makes the box, one fills it. */
  protected override async getUpdateComplete(): Promise<boolean> {
    return (await super.getUpdateComplete()) || super.getUpdateComplete();
  }

  /** The chart as an SVG file with its title, source, filter and date; empty where none is drawn. */
  async toSVG(): Promise<string> {
    const { pictureOf } = await import('./picture.js');
    return this.withDrawing((drawing) => pictureOf(drawing, { ...this.around, keys: this.keys() }));
  }

  /** What the legend shows, each with its mark. */
  protected keys(): readonly Element[] {
    return [...this.renderRoot.querySelectorAll('.legend li:not(:has([aria-pressed="false"]))')];
  }

  /** Takes from the drawing what is wanted; nothing where none is drawn. */
  protected withDrawing(take: (drawing: SVGSVGElement) => string): string {
    const drawing = this.renderRoot.querySelector<SVGSVGElement>('.canvas > svg, .trend');
    return drawing ? take(drawing) : '';
  }

  /** The same as a PNG of twice as many pixels; undefined where none is drawn. */
  async toPNG(): Promise<Blob | undefined> {
    const svg = await this.toSVG();
    return svg ? (await import('./picture.js')).png(svg) : undefined;
  }

  protected override formats(): readonly Format[] {
    return this.view === 'table' ? super.formats() : [...super.formats(), 'svg', 'png'];
  }

  protected override async download(format: Format): Promise<void> {
    if (format === 'csv') return super.download(format);
    const file = format === 'svg' ? await this.toSVG() : await this.toPNG();
    if (!file) return;
    (await import('./around.js')).savePicture(file, format, this.around);
    this.tell('opendata-download', { format });
  }
}
