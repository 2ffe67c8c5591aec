/** `@std/cli` under its own name, from npm: JSR may be out of reach where this is built. */
// @ts-types="./cli.d.ts"
export { parseArgs } from "deno-std/cli/parse_args.js";
