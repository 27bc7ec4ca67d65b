/** Every noun of the house: what a portal holds, what a reader asks, what comes back. Read this first. */
import type { Geometry } from 'geojson';

export type FieldType = 'string' | 'number' | 'boolean' | 'date' | 'datetime' | 'geometry' | 'url';

/** One column as its publisher describes it (csvw:Column). */
export interface Field {
  /** What a query says. */
  readonly name: string;
  /** What a reader sees. */
  readonly title: string;
  readonly type: FieldType;
  readonly description?: string;
}

/** Where a dataset lives: enough to ask for it again. */
export interface DatasetRef {
  /** The `name` of the portal that speaks for it. */
  readonly portal: string;
  /** The portal's root, or the address of the file. */
  readonly endpointURL: string;
  readonly identifier: string;
  /** The question inside a query address (`…?$select=…&$group=…`), to be answered as it stands. */
  readonly query?: string;
}

/** One file or service through which the dataset can be had (dcat:Distribution). */
export interface Distribution {
  readonly title: string;
  readonly downloadURL: string;
  readonly mediaType?: string;
  readonly byteSize?: number;
}

/** A dataset as its publisher describes it (dcat:Dataset): plain data, so it can be kept, compared and written by hand. */
export interface Dataset {
  readonly ref: DatasetRef;
  readonly title: string;
  /** The page a person would open to read about it. */
  readonly landingPage: string;
  readonly fields: readonly Field[];
  /** The language of its texts: a tag (`fr`, `es-MX`) or the publisher's word for it. */
  readonly language?: string;
  /** Plain text or the publisher's HTML or Markdown; never to be trusted as markup. */
  readonly description?: string;
  readonly publisher?: string;
  /** A mail address or a page through which the data's owner is reached. */
  readonly contactPoint?: string;
  readonly license?: { readonly title: string; readonly href?: string };
  readonly issued?: Date;
  readonly modified?: Date;
  /** How often it is renewed: an ISO 8601 repeat (`R/P1M`) or the publisher's word. */
  readonly accrualPeriodicity?: string;
  readonly spatial?: string;
  readonly temporal?: string;
  readonly keywords?: readonly string[];
  readonly theme?: readonly string[];
  readonly distributions?: readonly Distribution[];
  readonly rowCount?: number;
  /** What the portal does for this dataset, where that is less than it does in general. */
  readonly capabilities?: Capabilities;
}

/** Numbers and dates stand in typed arrays (a date is epoch milliseconds; missing is NaN), the rest in plain ones (missing is null). */
export type Column = Float64Array | readonly (string | boolean | Geometry | null)[];

/** An answer, column by column; immutable. */
export interface Table {
  readonly fields: readonly Field[];
  readonly length: number;
  /** How many rows the question has: more than `length` means that this table is a part of the answer. */
  readonly total?: number;
  /** Cells that are empty because their number is too small to be told: by the column's name, in which rows. */
  readonly withheld?: ReadonlyMap<string, ReadonlySet<number>>;
  /** The column of that name; throws a RangeError for a name the table does not have. */
  column(name: string): Column;
}

export type Scalar = string | number | boolean;
export type BBox = readonly [west: number, south: number, east: number, north: number];
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** What to keep: data, never a string, so that each portal prints it with its own literals (CQL2's operators). */
export type Predicate =
  | { readonly op: 'and' | 'or'; readonly args: readonly Predicate[] }
  | { readonly op: 'not'; readonly arg: Predicate }
  | { readonly op: Comparison; readonly field: string; readonly value: Scalar }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  /** `%` stands for any text, `_` for one character, `\` before either for itself; case counts. */
  | { readonly op: 'like'; readonly field: string; readonly pattern: string }
  | { readonly op: 'isNull'; readonly field: string }
  | { readonly op: 'intersects'; readonly field: string; readonly bbox: BBox };

export type TimeUnit = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour';
export type Aggregate = 'count' | 'count distinct' | 'sum' | 'avg' | 'min' | 'max';

/** One column of an answer. Where any selected column aggregates, those that do not are the groups. */
export interface Selected {
  /** The column's name in the answer. */
  readonly name: string;
  /** The field it comes from; absent only for `count` of rows. */
  readonly field?: string;
  /** Dates cut to the start of this period (weeks start on Monday). */
  readonly unit?: TimeUnit;
  /** Numbers cut to the lower edge of bins of this width. */
  readonly bin?: number;
  /** Points moved to the nearest crossing of a grid of this many degrees. */
  readonly cell?: number;
  /** Points gathered into groups about so many degrees apart, each a point amid its own; which go together is for who answers to choose. */
  readonly near?: number;
  readonly aggregate?: Aggregate;
}

export interface Order {
  /** A column of the answer. */
  readonly by: string;
  readonly descending?: boolean;
}

/** A question, answered in this order: search, where, select, order, offset, limit (SoQL's words). */
export interface Query {
  readonly search?: string;
  readonly where?: Predicate;
  readonly select?: readonly Selected[];
  /** Missing values come last, up or down. */
  readonly order?: readonly Order[];
  readonly offset?: number;
  readonly limit?: number;
  /** Shapes may come simplified, by up to one of so many parts of what all of them span, as a drawing so many pixels wide would. */
  readonly resolution?: number;
}

/** What a portal does itself; whatever is absent is done in the browser. */
export interface Capabilities {
  readonly search?: boolean;
  readonly where?: readonly Predicate['op'][];
  /** Keeps the rows that touch one box, beside all other conditions but not inside of them. */
  readonly box?: boolean;
  /** Gives only the columns asked for. */
  readonly select?: boolean;
  readonly aggregates?: readonly Aggregate[];
  readonly units?: readonly TimeUnit[];
  readonly bin?: boolean;
  readonly cell?: boolean;
  readonly near?: boolean;
  /** Simplifies shapes to the resolution that is asked for. */
  readonly resolution?: boolean;
  readonly order?: boolean;
  /** Rows in one answer, asked by limit and offset; absent where one answer always holds everything. */
  readonly pageSize?: number;
  /** Rows from the first of which any part is given on its own; absent where that is so of all. */
  readonly reach?: number;
}

/** The only door to the network: one simple GET, answered whatever its status. Throws a DatasetError when there is no answer. */
export type Get = (url: URL, init?: GetInit) => Promise<Response>;
export interface GetInit {
  /** First and last byte wanted. */
  readonly range?: readonly [first: number, last: number];
  /** The body of a large answer is wanted as it comes, and by nobody else. */
  readonly stream?: boolean;
}

/** What to list of a catalogue. */
export interface CatalogueQuery {
  readonly search?: string;
  readonly organization?: string;
  readonly theme?: string;
  readonly order?: 'relevance' | 'title' | 'modified';
  readonly offset?: number;
  readonly limit?: number;
}

/** How a dataset that comes whole begins: its first rows, and its fields as far as these tell. Nothing may be asked of them. */
export interface Begun {
  readonly dataset: Dataset;
  readonly table: Table;
}

/** One kind of portal, in one file. */
export interface Portal {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** The name of the query parameter that carries the portal's public app token. */
  readonly tokenParameter?: string;
  /** The dataset that an address names, by its shape alone. */
  match(url: URL): DatasetRef | undefined;
  /** Whether it can say this one condition, where its capabilities promise more than a name or a value allows; without it, it always can. */
  says?(condition: Predicate, dataset: Dataset): boolean;
  /**
   * The same for an address without a telling shape: a few cheap questions to its host. An empty `identifier` means that the host is of this
   * kind, but that the address names no dataset.
   */
  recognise?(url: URL, get: Get): Promise<DatasetRef | undefined>;
  /** `tell` is told how a dataset begins that comes whole, while the rest of it is on its way. */
  describe(ref: DatasetRef, get: Get, tell?: (begun: Begun) => void): Promise<Dataset>;
  /** Rows for a query that asks only for what the capabilities name. */
  read(dataset: Dataset, query: Query, get: Get): Promise<Table>;
  /** All rows of such a query as they come, however many, where the portal gives no part of them from the middle. */
  stream?(dataset: Dataset, query: Query, get: Get): AsyncIterable<Table>;
  /** How the data's owner is reached, where that takes a question of its own. */
  contact?(dataset: Dataset, get: Get): Promise<string | undefined>;
  /** The address of one record, where the portal has such addresses; `row` is a table of one, with every field of the dataset. */
  record?(dataset: Dataset, row: Table, get: Get): Promise<string | undefined>;
  list?(catalogue: URL, query: CatalogueQuery, get: Get): Promise<Catalogue>;
}

/** A portal whose code comes when an address may be its own. */
export interface DeferredPortal {
  readonly name: string;
  /** What the addresses of its datasets have in common, loosely: a miss must be certain, a hit need not be. */
  readonly hint: RegExp;
  load(): Promise<Portal>;
}

export interface Catalogue {
  readonly datasets: readonly Dataset[];
  readonly total?: number;
}

export type ErrorCode =
  | 'offline'
  | 'unreachable'
  | 'blocked'
  | 'timeout'
  | 'not-found'
  | 'private'
  | 'rate-limited'
  | 'busy'
  | 'server'
  | 'bad-response'
  | 'bad-request'
  | 'too-big'
  | 'columns-gone'
  | 'unsupported';

/** Why there is no data. `message` speaks to the page's editor; readers get the plain sentence that the locale has for `code`. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly code: ErrorCode;
  readonly url?: string;
  readonly status?: number;
  /** What is known of the dataset although its rows cannot be had. */
  readonly dataset?: Dataset;

  constructor(code: ErrorCode, message: string, about: { url?: string | URL; status?: number; dataset?: Dataset; cause?: unknown } = {}) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.code = code;
    if (about.url !== undefined) this.url = String(about.url);
    if (about.status !== undefined) this.status = about.status;
    if (about.dataset !== undefined) this.dataset = about.dataset;
  }
}
