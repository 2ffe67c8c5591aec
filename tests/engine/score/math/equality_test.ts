import assert from "node:assert/strict";
import { equality } from "../../../../engine/score/math/equality.ts";
import { EQUAL, type Pair, UNEQUAL } from "./pairs.ts";

interface Row {
  readonly kind: string;
  readonly gold: string;
  readonly answer: string;
}

function rows(table: Readonly<Record<string, readonly Pair[]>>): Row[] {
  return Object.entries(table).flatMap(([kind, pairs]) =>
    pairs.map(([gold, answer]) => ({ kind, gold, answer }))
  );
}

Deno.test.each(rows(EQUAL))("$kind: $gold is $answer", ({ gold, answer }) => {
  assert.equal(equality(gold, answer), "equal");
  assert.equal(equality(answer, gold), "equal");
});

Deno.test.each(rows(UNEQUAL))("$kind: $gold is not $answer", ({ gold, answer }) => {
  assert.notEqual(equality(gold, answer), "equal");
  assert.notEqual(equality(answer, gold), "equal");
});
