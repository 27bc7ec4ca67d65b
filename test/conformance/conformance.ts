/** The contract of every portal: the same questions over the same data give the same tables, whoever answers which part of them. */
import { expect } from '@open-wc/testing';
import { open, read, type Dataset, type Query, type Table } from '../../src/data.js';
import { check } from '../../src/query/check.js';
import { find } from '../../src/query/columns.js';
import { evaluate } from '../../src/query/evaluate.js';
import { fieldsIn } from '../../src/query/plan.js';
import { questions, type Name, type Question } from './questions.js';
import { differences, kindOf } from './same.js';
import { truthOf } from './truth.js';

export interface Conforming {
  /** Where this portal has each dataset. */
  readonly addresses: Readonly<Record<Name, string>>;
  /** What this portal calls a column, where it is not the publisher's name: `{ location: 'geometry' }`. */
  readonly names?: Readonly<Record<string, string>>;
  /** Columns that the portal cannot hold as what they are, as `dataset.column`, and why. Questions about them are not asked. */
  readonly lacks?: Readonly<Record<string, string>>;
  /** To how many milliseconds the portal writes times in rows. */
  readonly precision?: number;
}

export function conforms(portal: string, { addresses, names = {}, lacks = {}, precision = 1 }: Conforming): void {
  const here = (name: string): string => names[name] ?? name;

  describe(`${portal} conforms`, function () {
    this.timeout(30_000);

    for (const [column, why] of Object.entries(lacks)) {
      it(`has no ${column}: ${why}`, async () => {
        const [name, field] = column.split('.') as [Name, string];
        const truth = find(field, (await truthOf(name)).fields);
        const held = (await open(addresses[name])).fields.find((known) => known.name.toLowerCase() === here(field).toLowerCase());
        expect(held && kindOf(held)).not.to.equal(kindOf(truth));
      });
    }

    for (const [name, address] of Object.entries(addresses) as [Name, string][]) {
      it(`describes ${name}`, async () => {
        const truth = await truthOf(name);
        const { fields, rowCount, title, landingPage } = await open(address);
        const wrong = truth.fields.filter(
          (field) => !lacks[`${name}.${field.name}`] && kindOf(find(here(field.name), fields)) !== kindOf(field),
        );
        expect(wrong.map((field) => field.name)).to.deep.equal([]);
        expect([rowCount, URL.canParse(landingPage), title !== '']).to.deep.equal([truth.length, true, true]);
      });
    }

    for (const question of questions) ask(question);
  });

  function ask({ of, asks, query }: Question): void {
    const lacking = namesIn(query).find((name) => lacks[`${of}.${name}`]);
    if (lacking) return void it.skip(`${of}: ${asks} (it has no ${lacking})`);
    it(`${of}: ${asks}`, async () => {
      const [truth, dataset] = await Promise.all([truthOf(of), open(addresses[of])]);
      const expected = evaluate(truth, await check(query, truth.fields));
      const answer = await read(dataset, renamed(query, here));
      expect(differences(aligned(answer, expected, query, dataset), expected, { ordered: inOrder(query), precision })).to.deep.equal([]);
    });
  }

  /** The answer's columns under the publisher's names; a question without a selection may bring more than the file has. */
  function aligned(answer: Table, expected: Table, { select }: Query, dataset: Dataset): Table {
    if (select) return answer;
    const fields = expected.fields.map(({ name }) => ({ ...find(here(name), dataset.fields), name }));
    return { ...answer, fields, column: (name) => answer.column(find(here(name), dataset.fields).name) };
  }
}

/** Rows come in the order of the file, groups in any unless the question says which. */
const inOrder = ({ select, order }: Query): boolean => Boolean(order?.length) || !select?.some(({ aggregate }) => aggregate);

const namesIn = ({ where, select, order }: Query): string[] => [
  ...fieldsIn(where),
  ...(select ?? []).flatMap(({ field }) => field ?? []),
  ...(select ? [] : (order ?? []).map((clause) => clause.by)),
];

function renamed(query: Query, here: (name: string) => string): Query {
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, key === 'field' ? here(member as string) : rename(member)]),
    );
  };
  return rename(query) as Query;
}
