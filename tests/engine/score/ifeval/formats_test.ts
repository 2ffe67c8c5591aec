import { FORMAT_CASES } from "./cases.ts";
import { verify } from "./verify.ts";

Deno.test.each(FORMAT_CASES)("$id with $args", verify);
