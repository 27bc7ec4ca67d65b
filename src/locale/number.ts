/** Number texts by Intl from d3's short patterns: `[$|EUR][,][.N][~](f|%|s|d)`, for `s` with N digits in all; a currency is `$` or its ISO 4217 code. */
type Format = Pick<Intl.NumberFormat, 'format'>;

const formats = new Map<string, Format>();
const pattern = /^(\$|[A-Z]{3})?(,)?(?:\.(\d+))?(~)?([f%sd])?$/;

/** The formatter of a pattern; an unknown pattern, as none, writes at most three decimals with the language's separators. */
export function numberFormat(lang: string, text?: string): Format {
  const key = `${lang} ${text ?? ''}`;
  const known = formats.get(key);
  if (known) return known;
  const intl = new Intl.NumberFormat(`${lang}-u-nu-latn`, options(text));
  // The pattern does not say whose dollar; Arabic's shortest sign does, in letters that break a line written from the right. A hyphen is no minus.
  const made: Format = { format: (value: number) => intl.format(value).replace('US$', '$').replace('-', '−') };
  formats.set(key, made);
  return made;
}

/** Whether the text is a pattern that `numberFormat` understands. */
export const isNumberPattern = (text: string): boolean => pattern.test(text);

function options(text?: string): Intl.NumberFormatOptions {
  const parts = text ? pattern.exec(text) : null;
  if (!parts) return { maximumFractionDigits: 3 };
  const [, money, comma, decimals, trim, type] = parts;
  const digits = type === 'd' ? 0 : decimals !== undefined ? Number(decimals) : undefined;
  return {
    ...(type === '%'
      ? { style: 'percent' }
      : money
        ? { style: 'currency', currency: money === '$' ? 'USD' : money, currencyDisplay: 'narrowSymbol' }
        : {}),
    useGrouping: comma || money || type === 's' || type === '%' ? 'auto' : false,
    ...(type === 's'
      ? { notation: 'compact', maximumSignificantDigits: digits || 3 }
      : digits === undefined
        ? { maximumFractionDigits: type === '%' ? 1 : 3 }
        : { maximumFractionDigits: digits, ...(trim || decimals === undefined ? {} : { minimumFractionDigits: digits }) }),
  };
}
