import { expect } from '@open-wc/testing';
import { InView, within } from '../../src/maps/in-view.js';
import { boxOf, xOf } from '../../src/maps/mercator.js';
import type { Dataset } from '../../src/model.js';
import { tableOf } from '../../src/table.js';

const part = (rows: number, total: number) => ({ ...tableOf({ x: new Float64Array(rows) }), total });
const world = { box: boxOf([-170, -60, 170, 70]), zoom: 2 };
const city = { box: boxOf([-74.3, 40.5, -73.7, 40.9]), zoom: 11 };
const street = { box: boxOf([-74.0, 40.7, -73.99, 40.71]), zoom: 16 };
const dataset = (type: 'number' | 'string') =>
  ({ fields: ['lat', 'lon'].map((name) => ({ name, title: name, type })) }) as unknown as Dataset;

describe('InView', () => {
  it('never asks again where the whole dataset is here', () => {
    const inView = new InView();
    const whole = inView.keep(part(100, 100), undefined);
    expect(inView.asks(whole, world, world.box)).to.be.false;
    expect(inView.asks(whole, city, world.box)).to.be.false;
  });

  it('asks for what is in view once a reader has moved, and not while they stay', () => {
    const inView = new InView();
    const first = inView.keep(part(100, 5000), undefined);
    expect(inView.asks(first, world, city.box)).to.be.false;
    expect(inView.asks(first, city, city.box)).to.be.true;
    expect(inView.box!.west).to.be.below(city.box.west);
    expect(inView.asks(first, city, city.box)).to.be.false;
  });

  it('asks at once where an editor had the map look at less than the answer', () => {
    const inView = new InView();
    expect(inView.asks(inView.keep(part(100, 5000), undefined), street, world.box)).to.be.true;
  });

  it('stays with an answer that holds all of its box until the view leaves that box', () => {
    const inView = new InView();
    const first = inView.keep(part(100, 5000), undefined);
    inView.asks(first, world, city.box);
    inView.asks(first, city, city.box);
    const all = inView.keep(part(60, 60), inView.box);
    expect(inView.of(all)).to.include({ total: 60, whole: 5000 });
    expect(all.total).to.equal(5000);
    expect(inView.asks(all, street, undefined)).to.be.false;
    expect(inView.asks(all, world, undefined)).to.be.true;
  });

  it('takes an answer of as many rows as were asked for, whose number nobody tells, for a part', () => {
    const inView = new InView();
    const { total, ...untold } = part(100, 100);
    const full = inView.keep(untold, undefined, 100);
    expect([inView.isPart(full), inView.lacks(full), inView.asks(full, street, world.box)]).to.deep.equal([true, true, true]);
    const ended = inView.keep(untold, undefined, 101);
    expect([inView.isPart(ended), inView.lacks(ended), total]).to.deep.equal([false, false, 100]);
  });

  it('forgets the box with the question', () => {
    const inView = new InView();
    const old = inView.keep(part(100, 5000), undefined);
    inView.asks(old, world, city.box);
    inView.asks(old, city, city.box);
    inView.forget();
    expect(inView.box).to.equal(undefined);
    expect(inView.asks(old, street, undefined), 'of an answer to the question before').to.be.false;
  });
});

describe('within', () => {
  const pair = { latitude: 'lat', longitude: 'lon' } as const;
  it('is an intersection for shapes and four comparisons for pairs', () => {
    const bbox = boxOf([-74, 40, -73, 41]);
    expect(within({ geometry: 'g' }, bbox, dataset('number'))).to.include({ op: 'intersects', field: 'g' });
    const printed = within(pair, bbox, dataset('number'));
    expect(printed?.op === 'and' && printed.args.map((each) => ('field' in each ? `${each.field} ${each.op}` : ''))).to.deep.equal([
      'lat >=',
      'lat <=',
      'lon >=',
      'lon <=',
    ]);
  });

  it('has two parts over the date line', () => {
    const box = { ...boxOf([170, 0, 180, 10]), east: xOf(190) };
    expect(within({ geometry: 'g' }, box, dataset('number'))).to.include({ op: 'or' });
  });

  it('is not asked of coordinates that are text', () => {
    expect(within(pair, city.box, dataset('string'))).to.equal(undefined);
  });
});
