import { deepStrictEqual, ok, strictEqual } from "node:assert";
import type { Course } from "../../../reporters/html/course.ts";
import { endedOf, inFlightOf, ttftOf } from "../../../reporters/html/courses.ts";
import type { Gathered } from "../../../reporters/html/gather.ts";
import { gather } from "../../../reporters/html/gather.ts";
import type { RecordingOptions } from "../../browser/recording.ts";
import { recording } from "../../browser/recording.ts";

const OPTIONS: RecordingOptions = { requests: 500, concurrency: 8, failing: 0 };

function areaOf({ values, width }: Course): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) * width;
}

function near(actual: number, expected: number): void {
  ok(Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), `${actual} is not ${expected}`);
}

function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

const gathered = (): Promise<Gathered> => gather(recording(OPTIONS));

Deno.test("the area below requests in flight is the time that they took", async () => {
  const { flight, window } = await gathered();
  const took = sumOf(flight.endNs) - sumOf(flight.startNs);
  near(areaOf(inFlightOf(flight, window)), took / 1e9);
});

Deno.test("every request ends once, and every token comes once", async () => {
  const { flight, window, tokens } = await gathered();
  near(areaOf(endedOf(flight, window, () => true)), 508);
  strictEqual(areaOf(endedOf(flight, window, (outcome) => outcome > 0)), 0);
  near(areaOf(tokens), sumOf(flight.columns.output));
});

Deno.test("the band holds its middle", async () => {
  const { flight, window } = await gathered();
  const { low, values, high } = ttftOf(flight, window);
  for (let bin = 0; bin < values.length; bin++) {
    const [least, middle, most] = [Number(low[bin]), Number(values[bin]), Number(high[bin])];
    ok(Number.isNaN(middle) || least <= middle && middle <= most);
  }
  ok(Array.from(values).filter(Number.isFinite).length > 5);
});

Deno.test("spreads count each measured request once", async () => {
  const { spreads } = await gathered();
  deepStrictEqual(
    spreads.map(({ metric, spread }) => [metric, spread.n === 500]),
    [["ttft_ms", true], ["tpot_ms", true], ["event_gap_ms", false], ["e2el_ms", true]],
  );
});
