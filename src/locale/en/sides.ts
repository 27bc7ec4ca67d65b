/** What the switch between a drawing and its table says, in English. */
export const sides = { view: 'View', chart: 'Chart', map: 'Map', table: 'Table' } as const;
