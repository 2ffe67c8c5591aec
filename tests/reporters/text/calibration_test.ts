import { ok, strictEqual } from "node:assert";
import { renderCalibration, renderRung } from "../../../reporters/text/calibration.ts";
import { widthOf } from "../../../reporters/text/width.ts";
import { CALIBRATION } from "../../engine/cli/calibrate/calibrated.ts";

Deno.test.each([40, 80, 120])("a calibration in %d columns", async (columns, t) => {
  const text = renderCalibration(CALIBRATION, { columns, colour: false });
  for (const line of text.split("\n")) ok(widthOf(line) <= columns, line);
  await t.assertSnapshot(text);
});

Deno.test("a rung in a line, with its error where there is one", () => {
  const [native, portable] = CALIBRATION.clients;
  const lines = [native, portable].map((each) =>
    each?.rungs[0] && renderRung(each.client, each.rungs[0])
  );
  strictEqual(lines[0], "native 1,024 × 50: kept up, error p99 0.0071 ms");
  strictEqual(lines[1], "portable 64 × 50: server too slow");
});
