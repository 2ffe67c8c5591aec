import { WORDING_CASES } from "./cases.ts";
import { verify } from "./verify.ts";

Deno.test.each(WORDING_CASES)("$id with $args", verify);
