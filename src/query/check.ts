/** A query held against the fields there are: names put right, values made of their field's type. */
import type { Field, Order, Query, Selected } from '../model.js';
import { isDate } from '../table.js';
import { find, must, refuse } from './columns.js';

/**
 * The query with the fields' real names and values of their types. Throws a DatasetError: `columns-gone` for a name that no field has
 * (a name in other capitals or a title is put right), `bad-request` for what the field's type cannot mean.
 */
export async function check(query: Query, fields: readonly Field[]): Promise<Query> {
  const { where, select, order } = query;
  const selected = select?.map((column) => checkSelected(column, fields));
  return {
    ...query,
    ...(where && { where: (await import('./where.js')).checkWhere(where, fields) }),
    ...(selected && { select: distinct(selected) }),
    ...(order && { order: checkOrder(order, selected?.map(({ name }) => ({ name, title: name })) ?? fields) }),
  };
}

function checkSelected(selected: Selected, fields: readonly Field[]): Selected {
  const { name, unit, bin, near, cell = near, aggregate } = selected;
  if (selected.field === undefined) return aggregate === 'count' ? selected : refuse(`The column “${name}” names no field.`);
  const field = find(selected.field, fields);
  const { type } = field;
  const numeric = type === 'number';
  must(field, !unit || isDate(type), ` and cannot be cut into ${unit}s`);
  must(field, bin === undefined || (numeric && bin > 0 && bin < Infinity), ` and cannot be cut into bins of ${bin}`);
  must(field, cell === undefined || (type === 'geometry' && cell > 0 && cell <= 90), ` and cannot be cut into cells of ${cell} degrees`);
  must(field, aggregate !== 'avg' || numeric, ' and has no average');
  must(field, aggregate !== 'sum' || numeric || type === 'boolean', ' and has no sum');
  const ordered = type !== 'geometry' && type !== 'boolean';
  must(field, (aggregate !== 'min' && aggregate !== 'max') || ordered, ' and has no least or greatest');
  return { ...selected, field: field.name };
}

function distinct(selected: readonly Selected[]): readonly Selected[] {
  const twice = selected.find(({ name }, index) => selected.findIndex((other) => other.name === name) < index);
  return twice ? refuse(`Two columns of the answer are called “${twice.name}”.`) : selected;
}

const checkOrder = (order: readonly Order[], columns: readonly Pick<Field, 'name' | 'title'>[]): Order[] =>
  order.map((clause) => ({ ...clause, by: find(clause.by, columns).name }));
