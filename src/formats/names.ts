/** Column names that no other column has. */

/** The name itself or, where it is taken, the first free of `name_2`, `name_3` …; the result is taken from then on. */
export function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`;
  taken.add(free);
  return free;
}
