import { KEYWORD_CASES } from "./cases.ts";
import { verify } from "./verify.ts";

Deno.test.each(KEYWORD_CASES)("$id with $args", verify);
