/**
 * Finds the tokenizer that a model names, or the built-in one.
 * @module
 */

import { dirname, join } from "@std/path";
import type { Files } from "../port/ports.ts";
import { newBuiltInCounter, newTokenCounter } from "../wire/tokens.ts";
import type { TokenCounter } from "../wire/tokens.ts";
import { UsageError } from "./exit_codes.ts";

/** The counter of a `tokenizer.json`, with the `tokenizer_config.json` beside it; of no path: the built-in one. */
export async function tokenCounter(files: Files, path: string | null): Promise<TokenCounter> {
  if (path === null) return await newBuiltInCounter();
  const text = await files.readText(path);
  if (text === undefined) {
    throw new UsageError(`Cannot read the tokenizer ${path}: there is no such file`);
  }
  try {
    return await newTokenCounter(
      text,
      await files.readText(join(dirname(path), "tokenizer_config.json")),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot use the tokenizer ${path}: ${reason}`);
  }
}
