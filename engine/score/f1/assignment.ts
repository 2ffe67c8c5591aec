/**
 * The pairing of rows with columns whose sum is the largest.
 * @module
 */

/**
 * The column of each row, -1 where there are fewer columns than rows.
 * Source: the Hungarian method with potentials (Kuhn 1955, Munkres 1957), in O(rows² · columns).
 */
export function bestAssignment(scores: readonly (readonly number[])[]): readonly number[] {
  const columns = scores[0]?.length ?? 0;
  if (scores.length <= columns) return assignRows(scores, columns);
  const turned = Array.from({ length: columns }, (_, j) => scores.map((row) => row[j] ?? 0));
  const rowOf = assignRows(turned, scores.length);
  const columnOf = scores.map(() => -1);
  rowOf.forEach((row, column) => columnOf[row] = column);
  return columnOf;
}

/** Rows and columns count from 1 inside: column 0 is where a row that has none yet starts from. */
function assignRows(scores: readonly (readonly number[])[], columns: number): readonly number[] {
  const state: Potentials = {
    row: new Float64Array(scores.length + 1),
    column: new Float64Array(columns + 1),
    owner: new Int32Array(columns + 1),
  };
  for (let row = 1; row <= scores.length; row++) addRow(scores, state, row);
  const columnOf = scores.map(() => -1);
  state.owner.forEach((row, column) => {
    if (row > 0 && column > 0) columnOf[row - 1] = column - 1;
  });
  return columnOf;
}

interface Potentials {
  readonly row: Float64Array;
  readonly column: Float64Array;
  /** Row that each column belongs to, 0 for none. */
  readonly owner: Int32Array;
}

/** Finds the shortest path from a new row to a free column, and hands the columns on along it. */
function addRow(scores: readonly (readonly number[])[], state: Potentials, start: number): void {
  const { owner } = state;
  const slack = new Float64Array(owner.length).fill(Infinity);
  const from = new Int32Array(owner.length);
  const seen = new Uint8Array(owner.length);
  owner[0] = start;
  let column = 0;
  do {
    seen[column] = 1;
    const row = owner[column] as number;
    let [least, next] = [Infinity, 0];
    for (let j = 1; j < owner.length; j++) {
      if (seen[j]) continue;
      const cost = -(scores[row - 1]?.[j - 1] ?? 0) - (state.row[row] as number) -
        (state.column[j] as number);
      if (cost < (slack[j] as number)) [slack[j], from[j]] = [cost, column];
      if ((slack[j] as number) < least) [least, next] = [slack[j] as number, j];
    }
    shift(state, { seen, slack, by: least });
    column = next;
  } while (owner[column] !== 0);
  for (; column !== 0; column = from[column] as number) {
    owner[column] = owner[from[column] as number] as number;
  }
}

interface Shift {
  readonly seen: Uint8Array;
  readonly slack: Float64Array;
  readonly by: number;
}

function shift({ row, column, owner }: Potentials, { seen, slack, by }: Shift): void {
  for (let j = 0; j < owner.length; j++) {
    if (seen[j]) {
      row[owner[j] as number] = (row[owner[j] as number] as number) + by;
      column[j] = (column[j] as number) - by;
    } else slack[j] = (slack[j] as number) - by;
  }
}
