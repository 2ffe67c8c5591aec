import { deepStrictEqual } from "node:assert";
import { parseModels } from "../../../engine/wire/parse_models.ts";
import { readCaptures } from "./captures.ts";

const captures = readCaptures();
const withCaptures = captures.length > 0 ? "" : " (skipped: no ../shared/samples here)";

Deno.test.each([
  { body: '{"data":[{"id":"a"},{"id":"b"}]}', ids: ["a", "b"] },
  { body: '{"data":[{"id":""},{"id":5},null,{"id":"c"}]}', ids: ["c"] },
  { body: '{"data":{}}', ids: [] },
  { body: "null", ids: [] },
  { body: "<html>", ids: [] },
])("parseModels() of $body", ({ body, ids }) => {
  deepStrictEqual(parseModels(new TextEncoder().encode(body)), ids);
});

Deno.test({
  name: `parseModels() of real servers${withCaptures}`,
  ignore: captures.length === 0,
  fn() {
    const lists = captures.filter(({ name }) => name.endsWith("/models.txt"));
    deepStrictEqual(lists.map(({ body }) => parseModels(body)), [["smollm2-135m"], ["tiny"]]);
  },
});
