/** `@std/text` under its own name, from npm: JSR may be out of reach where this is built. */
// @ts-types="./text.d.ts"
export { closestString, levenshteinDistance } from "deno-std/text/mod.js";
