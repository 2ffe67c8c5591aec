import { deepStrictEqual, strictEqual, throws } from "node:assert";
import type { Exchange, Network } from "../../../../engine/net/network.ts";
import { record } from "../../../contract/recorder.ts";
import { ScriptedNetwork, stream, text } from "./scripted_network.ts";
import type { Answer } from "./scripted_network.ts";

const TARGET = { origin: "http://x", method: "POST", path: "/", headers: {} } as const;
const BODY = new TextEncoder().encode("{}");
const TWO: Answer = { events: [[10, text("a")], [20, text("b")]], endMs: 30 };
const HEARD = ["sent", "head 200", `event data: ${text("a")}`, `event data: ${text("b")}`, "end"];

function heardOf(answer: Answer, begin: (network: Network, exchange: Exchange) => void): string[] {
  const network = new ScriptedNetwork(() => answer);
  const heard = record(() => {});
  begin(network, network.request(TARGET, BODY, heard));
  deepStrictEqual(heard.words, [], "nothing is called back at once");
  network.run();
  return heard.words;
}

Deno.test.each(
  [
    { name: "all of an answer", answer: TWO, begin: () => {}, want: HEARD },
    {
      name: "a failure in place of an end",
      answer: { ...TWO, status: 200, failure: { kind: "reset", text: "ECONNRESET" } },
      begin: () => {},
      want: [...HEARD.slice(0, -1), "fail reset"],
    },
    {
      name: "a failure alone",
      answer: { endMs: 1, unsent: true, failure: { kind: "dns", text: "no such host" } },
      begin: () => {},
      want: ["fail dns"],
    },
    {
      name: "nothing after it was cancelled",
      answer: TWO,
      begin: (network: Network, exchange: Exchange) =>
        network.at(network.now() + 15e6, () => network.cancel(exchange)),
      want: HEARD.slice(0, 3),
    },
    {
      name: "nothing after the network was stopped",
      answer: TWO,
      begin: (network: Network) => network.at(network.now() + 15e6, () => network.stop()),
      want: HEARD.slice(0, 3),
    },
  ] as const,
)("a sink of the scripted network hears $name", ({ answer, begin, want }) => {
  deepStrictEqual(heardOf(answer as Answer, begin), want);
});

Deno.test("tasks of the scripted network run in the order of their times, and of asking", () => {
  const network = new ScriptedNetwork(() => stream(1, 1, 1));
  const ran: string[] = [];
  const start = network.now();
  for (const [name, ms] of [["d", 9], ["b", 1], ["c", 1], ["a", -5]] as const) {
    network.at(start + ms * 1e6, () => ran.push(`${name} ${(network.now() - start) / 1e6}`));
  }
  network.at(start + 10e6, () => network.stop());
  network.at(start + 10e6, () => ran.push("after the stop"));
  network.run();
  deepStrictEqual(ran, ["a 0", "b 1", "c 1", "d 9"]);
});

Deno.test("the scripted network sends nothing once it was stopped", () => {
  const network = new ScriptedNetwork(() => stream(1, 1, 1));
  network.stop();
  throws(() => network.request(TARGET, BODY, record(() => {})), /the network was stopped/);
  strictEqual(network.seen.length, 0);
});
