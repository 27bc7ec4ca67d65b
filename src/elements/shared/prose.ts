/** A publisher's HTML or Markdown as paragraphs of plain text. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  hellip: '…',
};

export function paragraphs(markup: string): string[] {
  const broken = markup.replace(/<\s*(br|\/p|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n\n').replace(/<\s*li\b[^>]*>/gi, '\n\n• ');
  const bare = broken.replace(/<(script|style)\b[^>]*>[^<]*<\/\1\s*>/gi, ' ').replace(/<[/!]?[a-z][^<>]*>/gi, '');
  return unescaped(bare)
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '$1')
    .replace(/^#{1,6}\s+|\*\*|__/gm, '')
    .split(/\s*\n\s*\n\s*/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return entities[name.toLowerCase()] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
