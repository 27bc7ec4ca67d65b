/** Between the codes that ArcGIS keeps and the labels that readers see: coded-value domains, both ways. */
import type { Column, Predicate, Scalar } from '../../model.js';
import type { Layer } from './layer.js';

/** A column of codes as one of labels; a code that no label stands for is shown as it is. */
export function labelled(column: Column, labels: ReadonlyMap<string, string> | undefined): Column {
  return labels && !(column instanceof Float64Array)
    ? column.map((code) => (typeof code === 'string' ? (labels.get(code) ?? code) : code))
    : column;
}

/** The same question about codes: each test of a label names the codes whose label passes it. */
export function decoded(predicate: Predicate, layer: Layer): Predicate {
  if ('args' in predicate) return { ...predicate, args: predicate.args.map((arg) => decoded(arg, layer)) };
  if ('arg' in predicate) return { ...predicate, arg: decoded(predicate.arg, layer) };
  const labels = layer.labels.get(predicate.field);
  if (!labels || predicate.op === 'isNull' || predicate.op === 'intersects') return predicate;
  const numeric = /Integer|Single|Double|OID/.test(layer.types.get(predicate.field) ?? '');
  if (predicate.op === '<>') return { op: 'not', arg: among(predicate.field, codesOf([predicate.value], labels, numeric)) };
  if (predicate.op === '=') return among(predicate.field, codesOf([predicate.value], labels, numeric));
  if (predicate.op === 'in') return among(predicate.field, codesOf(predicate.values, labels, numeric));
  const passes = testOf(predicate);
  return among(
    predicate.field,
    [...labels].filter(([, label]) => passes(label)).map(([code]) => code),
  );
}

type Test = Exclude<Leaf, { readonly op: 'in' | 'isNull' | 'intersects' }>;
type Leaf = Extract<Predicate, { readonly field: string }>;

/** Among no codes there is no row, though SQL has no empty list. */
function among(field: string, values: readonly string[]): Predicate {
  const missing: Predicate = { op: 'isNull', field };
  return values.length ? { op: 'in', field, values } : { op: 'and', args: [missing, { op: 'not', arg: missing }] };
}

/** A value that is no label may be a code that has none. */
const codesOf = (values: readonly Scalar[], labels: ReadonlyMap<string, string>, numeric: boolean): string[] =>
  values
    .map((value) => [...labels].find(([, label]) => label === value)?.[0] ?? String(value))
    .filter((code) => !numeric || /^-?\d+(\.\d+)?$/.test(code));

function testOf(predicate: Test): (label: string) => boolean {
  if (predicate.op === 'like') return matcher(predicate.pattern);
  const { op, value } = predicate;
  return (label) => (op === '<' ? label < value : op === '<=' ? label <= value : op === '>' ? label > value : label >= value);
}

/** LIKE over labels, which are short and few. */
function matcher(pattern: string): (label: string) => boolean {
  const signs = pattern.match(/\\[^]|[^]/gu) ?? [];
  const source = signs.map((sign) =>
    sign === '%' ? '[^]*' : sign === '_' ? '[^]' : escaped(sign.length > 1 && sign[0] === '\\' ? sign.slice(1) : sign),
  );
  const expression = new RegExp(`^${source.join('')}$`, 'u');
  return (label) => expression.test(label);
}

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
