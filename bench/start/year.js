/** A year of days, as a small page has it: 365 numbers. */
export const times = Float64Array.from({ length: 365 }, (_, i) => Date.UTC(2023, 0, 1 + i));
export const values = Float64Array.from(times, (_, i) => 100 + 40 * Math.sin(i / 30) + (i % 7) * 5);

/** Twenty-five lines of a list. */
export const rows = Array.from({ length: 25 }, (_, i) => ({
  permit: `P${1000 + i}`,
  street: `${i * 7 + 1} OAK ST`,
  cost: 1000 + 37 * i,
  units: i % 9,
}));

/** Where charts go: as many as the page has places for. */
export const places = () => [...document.querySelectorAll('.place')];
