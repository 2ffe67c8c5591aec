import { LENGTH_CASES } from "./cases.ts";
import { verify } from "./verify.ts";

Deno.test.each(LENGTH_CASES)("$id with $args", verify);
