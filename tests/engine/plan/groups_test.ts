import { deepStrictEqual } from "node:assert";
import { plannedGroups, strangers } from "../../../engine/plan/groups.ts";
import type { Chosen } from "../../../engine/schema/parse.ts";
import { chosenOf, named, suiteOf } from "../schema/chosen.ts";

const quiz = (name: string, abbr?: string) =>
  named("dataset", {
    source: { kind: "file", path: `${name}.jsonl` },
    prompt: "{{question}}",
    ...(abbr ? { abbr } : {}),
  }, name);

function groupsOf(said: Partial<Chosen>): unknown {
  const suite = suiteOf(chosenOf({ datasets: [quiz("b", "z"), quiz("a")], ...said }));
  return plannedGroups(suite);
}

Deno.test("a collection is a naive mean, and one by samples; names become files, sorted", () => {
  const groups = [{ name: "both", datasets: ["b", "a"] }];
  const both = { metric: "accuracy", members: ["a", "z"], weights: null };
  deepStrictEqual(groupsOf({ groups }), [
    { name: "both", kind: "naive", ...both },
    { name: "both-weighted", kind: "weighted", ...both },
  ]);
});

Deno.test("a suite's own group keeps its kind, its metric, and a weight for each member", () => {
  const group = {
    name: "own",
    datasets: ["b", "a"],
    kind: "weighted",
    metric: "f1",
    weights: [2, 3],
  };
  deepStrictEqual(
    groupsOf({ suite: named("suite", { models: ["m"], datasets: ["a"], groups: [group] }) }),
    [
      { name: "own", kind: "weighted", metric: "f1", members: ["a", "z"], weights: [3, 2] },
    ],
  );
});

Deno.test("members that are no dataset of the suite are named", () => {
  const suite = suiteOf(chosenOf({ datasets: [quiz("b", "z"), quiz("a")] }));
  deepStrictEqual(strangers(suite, { name: "g", datasets: ["a", "z", "b", "c"] }), ["c"]);
});
