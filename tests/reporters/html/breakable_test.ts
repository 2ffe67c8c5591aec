import { strictEqual } from "node:assert";
import { breakable } from "../../../reporters/html/breakable.ts";

Deno.test.each([
  ["PrefillTokenThroughput", "Prefill<wbr>Token<wbr>Throughput"],
  ["arithmetic_demo__numbers", "arithmetic_<wbr>demo__<wbr>numbers"],
  ["E2EL", "E2EL"],
  ["", ""],
  ["<b>_<i>", "&lt;b&gt;_<wbr>&lt;i&gt;"],
])("places to break: %j", (name, markup) => strictEqual(breakable(name).html, markup));
