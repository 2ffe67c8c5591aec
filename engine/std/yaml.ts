/** `@std/yaml` under its own name, from npm: JSR may be out of reach where this is built. */
// @ts-types="./yaml.d.ts"
export { parse, stringify } from "deno-std/yaml/mod.js";
