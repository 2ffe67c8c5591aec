import { strictEqual } from "node:assert";
import { kneeOf } from "../../../reporters/html/knee.ts";

const CASES: readonly {
  readonly name: string;
  readonly levels: readonly (readonly [throughput: number, latency: number])[];
  readonly knee: number | undefined;
}[] = [
  {
    name: "a hockey stick",
    levels: [[1, 10], [2, 10], [4, 11], [8, 12], [9, 40], [9.5, 90]],
    knee: 3,
  },
  { name: "throughput that falls", levels: [[1, 10], [4, 11], [8, 12], [7, 50], [6, 90]], knee: 2 },
  { name: "a straight line", levels: [[1, 10], [2, 20], [3, 30], [4, 40]], knee: undefined },
  { name: "a curve above the line", levels: [[1, 10], [2, 35], [3, 40]], knee: undefined },
  { name: "two levels", levels: [[1, 10], [9, 90]], knee: undefined },
  { name: "none", levels: [], knee: undefined },
  { name: "levels that are all alike", levels: [[1, 10], [1, 10], [1, 10]], knee: undefined },
  { name: "a latency that never grows", levels: [[1, 10], [2, 10], [3, 10]], knee: undefined },
];

Deno.test.each(CASES)("the knee of $name is $knee", ({ levels, knee }) => {
  strictEqual(kneeOf(levels.map(([throughput, latency]) => ({ throughput, latency }))), knee);
});
