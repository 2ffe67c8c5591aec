import assert from "node:assert/strict";
import { punktEnglish } from "../../../../engine/score/ifeval/punkt_table.ts";

Deno.test("as many entries as NLTK's english model has, and some that anyone knows", () => {
  const table = punktEnglish();
  const sizes = Object.entries(table).map(([name, entries]) => [name, entries.size]);
  assert.deepEqual(Object.fromEntries(sizes), {
    abbreviations: 156,
    collocations: 37,
    starters: 39,
    lowered: 12348,
    both: 2354,
    opening: 4,
  });
  assert.ok(table.abbreviations.has("mr") && table.abbreviations.has("u.s.s.r"));
  assert.ok(table.collocations.has("##number## pepper"));
  assert.ok(table.starters.has("however") && !table.starters.has("smith"));
  assert.ok(table.lowered.has("competition") === false && table.lowered.has("disruptive"));
  assert.ok(table.both.has("competition"));
});
