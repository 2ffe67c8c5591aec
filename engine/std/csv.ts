/** `@std/csv` under its own name, from npm: JSR may be out of reach where this is built. */
// @ts-types="./csv.d.ts"
export { parse, stringify } from "deno-std/csv/mod.js";
