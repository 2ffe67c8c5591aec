import { deepStrictEqual, strictEqual, throws } from "node:assert";
import { parseArguments } from "../../../engine/cli/arguments.ts";
import { chooseClient, clientWishOf, withinPlan } from "../../../engine/cli/client_choice.ts";
import type { ClientWish } from "../../../engine/cli/client_choice.ts";
import { RUN_FLAGS } from "../../../engine/cli/flags.ts";
import type { Plan, Stage } from "../../../engine/plan/plan.ts";
import { TASK } from "../event/fixtures.ts";
import { closed } from "../run/load/loaded.ts";

const OPEN = {
  kind: "open",
  process: "constant",
  ratePerSecond: 9,
  shape: 1,
  maxConcurrency: null,
} as const;

function wishOf(words: readonly string[], cores: number): ClientWish {
  return clientWishOf(parseArguments(words, RUN_FLAGS), cores);
}

Deno.test.each([
  { words: [], cores: 1, wish: { name: "auto", workers: 1 } },
  { words: [], cores: 2, wish: { name: "auto", workers: 1 } },
  { words: [], cores: 17, wish: { name: "auto", workers: 8 } },
  { words: ["--client", "native"], cores: 4, wish: { name: "native", workers: 2 } },
  { words: ["--workers", "3"], cores: 2, wish: { name: "auto", workers: 3 } },
])("the client of $words on $cores cores", ({ words, cores, wish }) => {
  deepStrictEqual(wishOf(words, cores), wish);
});

Deno.test.each([
  {
    words: ["--workers", "0"],
    says: /^Cannot read --workers: it takes a whole number from 1 to 256, found "0"/,
  },
  { words: ["--workers", "1.5"], says: /found "1.5"/ },
  { words: ["--workers", "257"], says: /found "257"/ },
  {
    words: ["--client", "curl"],
    says: /^Cannot read --client: it takes auto, native, portable, found "curl"/,
  },
])("no client: $words", ({ words, says }) => {
  throws(() => wishOf(words, 2), { name: "UsageError", message: says });
});

Deno.test.each([
  { name: "one client", stages: [closed(1, 9)], workers: 1 },
  { name: "the fullest stage", stages: [closed(1, 9), closed(5, 9), closed(2, 9)], workers: 5 },
  { name: "enough clients", stages: [closed(64, 999)], workers: 8 },
  {
    name: "a cap",
    stages: [closed(1, 9, { arrival: { ...OPEN, maxConcurrency: 3 } })],
    workers: 3,
  },
  { name: "no cap", stages: [closed(1, 9, { arrival: OPEN })], workers: 8 },
  { name: "no load", stages: [], workers: 1 },
])("of eight threads those that have something to do: $name", ({ stages, workers }) => {
  strictEqual(withinPlan({ name: "auto", workers: 8 }, planOf(stages)).workers, workers);
});

Deno.test("the portable client has as many threads", () => {
  deepStrictEqual(chooseClient({ name: "portable", workers: 4 }, "http://x"), {
    name: "portable",
    stamps: "read",
    workers: 4,
    why: "asked for by --client",
  });
});

function planOf(stages: readonly Stage[]): Plan {
  const steps = [{ kind: "load", stages, seed: 1 }] as const;
  return { schema: 1, hash: "", tasks: [{ ...TASK, steps }], groups: [], thresholds: [] };
}
