/** Aligned tables for a terminal. */

/** Numbers as a table shows them: three decimals for shares, whole ones as they are, nothing for what is not there. */
export function cell(value) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}

/** Lines of a table, the first column to the left and the others to the right. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const line = (row) =>
    widths
      .map((width, i) => (i === 0 ? (row[i] ?? '').padEnd(width) : (row[i] ?? '').padStart(width)))
      .join('  ')
      .trimEnd();
  return [
    line(all[0]),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...all.slice(1).map(line),
  ];
}

/** Prints a title and a table below it. */
export function print(title, head, rows) {
  process.stdout.write(`\n${title}\n\n${table(head, rows).join('\n')}\n`);
}

/** Says why something was left out. */
export function skip(what, why) {
  process.stdout.write(`\n${what}: skipped, ${why}\n`);
}

/** The middle one; of an even number the lower. */
export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
}
