/**
 * A file of the user's own as a dataset, without a config: its columns tell what kind of question it asks.
 * @module
 */

import { basename, resolve } from "@std/path";
import { customColumns } from "../dataset/rows/custom.ts";
import { formatOfName } from "../dataset/rows/format.ts";
import { rowsOf } from "../run/sources/rows_of.ts";
import type { SourcePorts } from "../run/sources/ports.ts";
import { defineDataset } from "../schema/define.ts";
import type { Named } from "../schema/parse.ts";
import { UsageError } from "./exit_codes.ts";

/** Prompts and recipes of the kinds of files, as ais_bench asks them; numbers and choices are read as a careful human would. */
const KINDS = {
  mcq: {
    prompt: "Question: {{question}}\n{{#choices}}{{letter}}. {{text}}\n{{/choices}}Answer: ",
    recipe: "choice@assay",
  },
  qa: { prompt: "Question: {{question}}\nAnswer: ", recipe: "exact@assay" },
} as const;

const NUMBER = /^\s*[-+]?[\d.,]+\s*$/;

/** Whether a word on the command line is a file of data rather than the name of a config. */
export function isDataFile(word: string): boolean {
  return formatOfName(word) !== null;
}

/** The dataset that a file is. Throws a {@linkcode UsageError} for an empty file. */
export async function customDataset(path: string, sources: SourcePorts): Promise<Named> {
  const isPlaced = await sources.files.size(path) !== undefined;
  const source = {
    kind: "file" as const,
    path: isPlaced ? resolve(path) : path,
    format: null,
    at: null,
    publisher: null,
  };
  for await (const first of rowsOf(source, sources)) {
    const { kind, fields } = customColumns(first);
    const { prompt, recipe } = KINDS[kind];
    const isNumber = kind === "qa" && NUMBER.test(String(first["answer"] ?? ""));
    return {
      name: basename(path).split(".")[0] || "custom",
      from: path,
      config: defineDataset({
        source,
        fields,
        prompt,
        recipe: isNumber ? "number@assay" : recipe,
      }),
    };
  }
  throw new UsageError(`Cannot ask the questions of ${path}: it has no rows`);
}
