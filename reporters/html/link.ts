/**
 * Modules of this folder as one script for the page: types erased, imports and exports taken away, one after the other.
 *
 * It can be this simple because the modules import only each other, by the names that they export, and no name is used
 * for two things.
 * @module
 */

import { stripTypeScriptTypes } from "node:module";

const IMPORT = /^import\b[^;]*;/gm;
const EXPORT = /^export /gm;
const COMMENT = /^ *\/\*\*[^]*?\*\/\n?/gm;
const BLANK = /^\s*\n/gm;

/** One strict script of some modules, those that are needed first coming first, which calls `entry(globalThis)` at its end. */
export function link(modules: readonly string[], entry: string): string {
  const texts = modules.map((module) =>
    stripTypeScriptTypes(module.replace(COMMENT, "")).replace(IMPORT, "").replace(EXPORT, "")
      .replace(/[ \t]+$/gm, "").replace(BLANK, "")
  );
  return `(() => {\n"use strict";\n${texts.join("\n")}\n${entry}(globalThis);\n})();\n`;
}
