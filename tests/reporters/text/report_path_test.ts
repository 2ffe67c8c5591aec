import assert from "node:assert/strict";
import fc from "fast-check";
import { reportPath } from "../../../reporters/text/report_path.ts";
import { taskOf } from "../recorded.ts";

Deno.test.each([
  [
    "vllm-api-stream-chat",
    "syntheticdataset",
    "performance/vllm-api-stream-chat/syntheticdataset.csv",
  ],
  ["..", ".", "performance/_._/__.csv"],
  ["a/../../b", "c\\d", "performance/a_.._.._b/c_d.csv"],
  ["", "模型", "performance/__/模型.csv"],
])("reportPath: %j and %j", (folder, file, path) => {
  assert.equal(reportPath(taskOf({ folder, file }), ".csv"), path);
});

Deno.test("reportPath: two folders down, whatever the names", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (folder, file) => {
      const { pathname } = new URL(
        reportPath(taskOf({ folder, file }), ".csv").replaceAll(/[%#?]/g, "_"),
        "file:///run/",
      );
      assert.match(pathname, /^\/run\/performance\/[^/]+\/[^/]+\.csv$/);
    }),
  );
});
