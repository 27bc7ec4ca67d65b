/** The library without its elements: addresses become datasets, questions become tables. Runs in browsers and in Node. */
export { open } from './dataset/open.js';
export { read } from './dataset/read.js';
export { list } from './dataset/list.js';
export { portals } from './portals/index.js';
export { parseWhere } from './query/parse.js';
export { parseMeasures, parseOrder } from './query/clauses.js';
export { cell } from './table.js';
export { tableOf } from './table.js';
export type { Cell } from './table.js';
export type { Options, Progress } from './dataset/door.js';
export { DatasetError } from './model.js';
export type {
  Aggregate,
  BBox,
  Capabilities,
  Catalogue,
  CatalogueQuery,
  Column,
  Comparison,
  Dataset,
  DatasetRef,
  Distribution,
  ErrorCode,
  Field,
  FieldType,
  Get,
  GetInit,
  Order,
  Portal,
  Predicate,
  Query,
  Scalar,
  Selected,
  Table,
  TimeUnit,
} from './model.js';
