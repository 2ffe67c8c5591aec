import assert from "node:assert/strict";
import fc from "fast-check";
import { fileNameOf } from "../../../engine/plan/file_name.ts";
import { fileName } from "../../../engine/schema/model.ts";

Deno.test.each([
  { name: "vllm-api-general", file: "vllm-api-general" },
  { name: "my suite (1)_model_1", file: "my suite -1-_model_1" },
  { name: "..", file: "unnamed" },
  { name: "../../etc", file: "etc" },
  { name: "-mine", file: "mine" },
  { name: "模型_1", file: "模型_1" },
  { name: "", file: "unnamed" },
  { name: "a".repeat(80), file: "a".repeat(60) },
])("$name is filed as $file", ({ name, file }) => {
  assert.equal(fileNameOf(name), file);
});

Deno.test("any name becomes one that may be a file, and such a one stays as it is", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 90 }), (name) => {
    const file = fileNameOf(name);
    assert.equal(fileName.parse(file), file);
    assert.equal(fileNameOf(file), file);
  }));
});
