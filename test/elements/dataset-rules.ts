/** The properties of schema.org's `Dataset` that search engines for datasets require and recommend, and what each must look like. */
type Raw = Readonly<Record<string, unknown>>;
type Rule = (value: unknown) => boolean;

const text: Rule = (value) => typeof value === 'string' && value.trim() !== '';
const address: Rule = (value) => text(value) && /^https?:/.test(String(value)) && URL.canParse(String(value));
const date: Rule = (value) => text(value) && !Number.isNaN(Date.parse(String(value)));
const thing =
  (type: string, ...names: readonly string[]): Rule =>
  (value) =>
    (value as Raw | undefined)?.['@type'] === type && names.every((name) => text((value as Raw)[name]));
const each =
  (rule: Rule): Rule =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(rule);

const required: Readonly<Record<string, Rule>> = {
  '@context': (value) => /^https:\/\/schema\.org\/?$/.test(String(value)),
  '@type': (value) => value === 'Dataset',
  name: text,
  description: (value) => text(value) && String(value).length >= 50 && String(value).length <= 5000,
};

const recommended: Readonly<Record<string, Rule>> = {
  creator: thing('Organization', 'name'),
  publisher: thing('Organization', 'name'),
  license: (value) => address(value) || thing('CreativeWork', 'name')(value),
  identifier: text,
  isAccessibleForFree: (value) => value === true,
  keywords: each(text),
  sameAs: address,
  url: address,
  spatialCoverage: (value) => text(value) || thing('Place')(value),
  temporalCoverage: (value) => /^\d{4}(-\d\d){0,2}(T[\d:.]+Z?)?(\/(\d{4}(-\d\d){0,2}(T[\d:.]+Z?)?|\.\.))?$/.test(String(value)),
  datePublished: date,
  dateModified: date,
  variableMeasured: each(thing('PropertyValue', 'name')),
  includedInDataCatalog: thing('DataCatalog', 'name', 'url'),
  distribution: each((value) => thing('DataDownload')(value) && address((value as Raw)['contentUrl'])),
};

const broken = (told: Raw, rules: Readonly<Record<string, Rule>>): string[] =>
  Object.entries(rules)
    .filter(([name, rule]) => !rule(told[name]))
    .map(([name]) => name);

/** What is missing or wrong; of what is only recommended, what is there and wrong counts as required. */
export function faultsIn(told: Raw): { readonly required: readonly string[]; readonly recommended: readonly string[] } {
  const lacking = broken(told, recommended);
  return {
    required: [...broken(told, required), ...lacking.filter((name) => name in told)],
    recommended: lacking.filter((name) => !(name in told)),
  };
}
