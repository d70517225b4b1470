/** Tables for a terminal. */
import { cellsOf, padToCells } from '../../text/width.ts';

/** Cells side by side; a column in which nothing stands takes no room. */
export function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, cellsOf(row[column] ?? '')), 0),
  );
  return rows.map((row) =>
    row
      .flatMap((cell, column) => {
        const width = widths[column] ?? 0;
        return width === 0 ? [] : [padToCells(cell, width)];
      })
      .join('  ')
      .trimEnd(),
  );
}
