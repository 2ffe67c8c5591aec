import { deepStrictEqual, strictEqual } from "node:assert";
import fc from "fast-check";
import { decodeAsked, encodeAsked, keyOf } from "../../../engine/event/prediction_codec.ts";
import { failure, prediction } from "../run/generate/asked.ts";

const text = fc.string({ unit: "binary", maxLength: 50 });

Deno.test("a line is read as it was written, and is one line", () => {
  const lines = fc.oneof(
    fc.record({ id: text, prediction: text, reasoning: text, finish_reason: fc.option(text) })
      .map(({ id, ...rest }) => prediction(id, rest)),
    fc.record({ id: text, error_info: text, kind: text }).map(({ id, ...rest }) =>
      failure(id, rest)
    ),
  );
  fc.assert(fc.property(lines, (line) => {
    const encoded = encodeAsked(line);
    strictEqual(encoded.indexOf("\n"), encoded.length - 1);
    deepStrictEqual(decodeAsked(encoded), JSON.parse(JSON.stringify(line)));
  }));
});

Deno.test("a line that lacks what is read of it is none", () => {
  for (const key of ["id", "repeat", "success", "prediction", "finish_reason", "request"]) {
    strictEqual(decodeAsked(encodeAsked({ ...prediction("a"), [key]: undefined })), undefined, key);
  }
  for (const key of ["id", "repeat", "success", "kind", "error_info"]) {
    strictEqual(decodeAsked(encodeAsked({ ...failure("a"), [key]: undefined })), undefined, key);
  }
  for (const line of ["", "{", "null", "[]", "3", '"x"', "{}"]) {
    strictEqual(decodeAsked(line), undefined, line);
  }
});

Deno.test("no text and no cut of a line throws", () => {
  const whole = encodeAsked(prediction("a"));
  for (let cut = 0; cut < whole.length - 1; cut++) {
    strictEqual(decodeAsked(whole.slice(0, cut)), undefined);
  }
  fc.assert(fc.property(fc.json(), (line) => void decodeAsked(line)));
});

Deno.test("keys tell repeats and ids apart", () => {
  const keys = fc.record({ id: text, repeat: fc.nat() });
  fc.assert(fc.property(keys, keys, (one, other) => {
    strictEqual(
      keyOf(one) === keyOf(other),
      one.id === other.id && one.repeat === other.repeat,
    );
  }));
});
