import { deepStrictEqual, ok, strictEqual, throws } from "node:assert";
import fc from "fast-check";
import { renderJunit } from "../../reporters/junit.ts";
import { inert } from "../../reporters/text/inert.ts";
import { heldSummary, HOSTILE } from "./held.ts";
import { parseXml } from "./xml.ts";
import type { Element } from "./xml.ts";

function suitesOf(xml: string): readonly unknown[] {
  return parseXml(xml).children.map(({ attributes: { name, tests, failures }, children }) => ({
    name,
    counts: `${failures} of ${tests}`,
    cases: children.map((one) => [one.attributes["name"], failureOf(one)]),
  }));
}

function failureOf({ children }: Element): string | undefined {
  return children.find(({ name }) => name === "failure")?.text;
}

Deno.test("a suite for each task, a case for having run and one for each threshold", () => {
  const name = inert(`m/${HOSTILE}`).replace("\ufffe", "\ufffd");
  const threshold = inert(`accuracy{dataset=${HOSTILE}} > 55%`).replace("\ufffe", "\ufffd");
  deepStrictEqual(suitesOf(renderJunit(heldSummary(), ["gone/away"])), [
    {
      name: "vllm-api-stream-chat/syntheticdataset",
      counts: "1 of 3",
      cases: [
        ["ran", undefined],
        ["ttft_p99 < 300ms", undefined],
        ["ttft_p99{stage=1} < 30ms", "fail: 52.1 ms of 100"],
      ],
    },
    {
      name,
      counts: "2 of 2",
      cases: [
        ["ran", "interrupted: 100 of 100 went well"],
        [threshold, "no data: the run has no accuracy"],
      ],
    },
    { name: "gone/away", counts: "1 of 1", cases: [["ran", "no data: nothing was recorded"]] },
    {
      name: "bbh of m",
      counts: "1 of 1",
      cases: [["accuracy{group=bbh} > 55%", "too few samples: 50 % of 3"]],
    },
  ]);
  const { attributes: { tests, failures } } = parseXml(renderJunit(heldSummary(), []));
  deepStrictEqual([tests, failures], ["6", "4"]);
});

Deno.test("no name breaks it", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("]]>", "&amp", "<!--", "\ud800"),
  );
  fc.assert(fc.property(text, text, (threshold, subject) => {
    const result = { threshold, subject, verdict: "fail", text: threshold } as const;
    const root = parseXml(renderJunit(heldSummary([result]), [subject]));
    ok(root.children.length >= 2);
  }));
});

Deno.test("the reader of these tests takes nothing that is not well-formed", () => {
  for (
    const wrong of ["<a>", "<a></b>", "<a/><b/>", "<a>&</a>", '<a b="<"/>', "<a>\u0001</a>", "x"]
  ) {
    throws(() => parseXml(wrong), SyntaxError, wrong);
  }
  strictEqual(parseXml('<a b="&lt;">1<c/>&amp;</a>').text, "1&");
});
