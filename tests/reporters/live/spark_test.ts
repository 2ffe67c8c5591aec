import { strictEqual } from "node:assert";
import { spark } from "../../../reporters/live/spark.ts";

Deno.test.each([
  { values: [], width: 10, text: "" },
  { values: [0, 0], width: 10, text: "▁▁" },
  { values: [0, 1, 2, 3, 4, 5, 6, 7], width: 10, text: "▁▂▃▄▅▆▇█" },
  { values: [900, 1, 2], width: 2, text: "▅█" },
  { values: [1, 2], width: 0, text: "" },
  { values: [1, 2], width: -3, text: "" },
  { values: [0.001, 1000], width: 5, text: "▂█" },
])("spark $values in $width", ({ values, width, text }) => {
  strictEqual(spark(values, width), text);
});
