/**
 * The command line: the only place that ends the process, catches our own faults, and listens to signals.
 * @module
 */

import manifest from "../../deno.json" with { type: "json" };
import { realClock, realFiles, realOut, realShell } from "../port/real.ts";
import { realTerminal } from "../port/terminal.ts";
import { parseArguments } from "./arguments.ts";
import type { Arguments } from "./arguments.ts";
import { commandOf, nearCommand, obey } from "./commands.ts";
import type { World } from "./execute.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { RUN_FLAGS } from "./flags.ts";
import { RUN_PAGE } from "./help.ts";
import { renderPage } from "./page.ts";

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM"];

/** Troubles with files and folders that the user chose, by their code: no faults of ours. */
const FILE_TROUBLES = [
  "EACCES",
  "EPERM",
  "ENOTDIR",
  "EISDIR",
  "EROFS",
  "ELOOP",
  "ENOSPC",
  "EDQUOT",
  "ENAMETOOLONG",
];

/** What a name of a command, written wrong, looks like: a file of a suite or plan has an ending. */
const BARE_WORD = /^\w[\w-]*$/;

/** What the user gave cannot be used: errors that say what to do, by their name. */
const INPUT_TROUBLES = ["UsageError", "InputError", "RowsError", "TemplateError"];

/** Runs a command line to its end, and ends the process with its exit code. */
export async function main(words: readonly string[]): Promise<void> {
  const world = newWorld(stoppedBySignals());
  Deno.exit(await exitCode(words, world));
}

async function exitCode(words: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(words, world);
  } catch (error) {
    if (error instanceof Error && INPUT_TROUBLES.includes(error.name)) {
      world.err.write(`${error.message}\n`);
      return EXIT.usage;
    }
    if (world.signal.aborted) return EXIT.interrupted;
    if (error instanceof Error && "code" in error && FILE_TROUBLES.includes(String(error.code))) {
      world.err.write(
        `Cannot go on: ${error.message}. What was written so far is kept\n`,
      );
      return EXIT.usage;
    }
    world.err.write(faultText(error, words.includes("--debug")));
    return EXIT.fault;
  }
}

async function dispatch(words: readonly string[], world: World): Promise<number> {
  const [first = "", ...rest] = words;
  const command = commandOf(first);
  if (command) return await obey(command, rest, world);
  await refuseMisspelt(first, world);
  const args = parseArguments(words, RUN_FLAGS);
  const wantsAll = args.has("help-all");
  if (wantsAll || args.has("help")) return print(world, renderPage(RUN_PAGE, wantsAll));
  if (args.has("version")) {
    return print(world, `assay ${manifest.version} (Deno ${Deno.version.deno})\n`);
  }
  return await measure(args, world);
}

/** Throws where a word is nearly the name of a command, and no file has it for its own. */
async function refuseMisspelt(word: string, { files }: World): Promise<void> {
  if (!BARE_WORD.test(word)) return;
  const near = nearCommand(word);
  if (near === undefined || await files.size(word) !== undefined) return;
  throw new UsageError(
    `Cannot run ${word}: it is neither a command nor a file. Did you mean "${near}"? --help lists what there is`,
  );
}

async function measure(args: Arguments, world: World): Promise<number> {
  if (args.has("search")) return await (await import("./search.ts")).search(args, world.out);
  return await (await import("./run.ts")).run(args, world);
}

function print({ out }: World, text: string): number {
  out.write(text);
  return EXIT.ok;
}

function newWorld({ signal, interrupt }: Pick<World, "signal" | "interrupt">): World {
  const err = realOut(Deno.stderr);
  return {
    clock: realClock,
    files: realFiles,
    shell: realShell,
    environment: {
      assay: manifest.version,
      deno: Deno.version.deno,
      os: Deno.build.os,
      arch: Deno.build.arch,
      cores: navigator.hardwareConcurrency,
    },
    out: realOut(Deno.stdout),
    err,
    signal,
    interrupt,
    terminal: realTerminal(),
    warn: (text) => err.write(`${text}\n`),
  };
}

/** The first signal asks to stop, the second one leaves at once. */
function stoppedBySignals(): Pick<World, "signal" | "interrupt"> {
  const controller = new AbortController();
  for (const signal of SIGNALS) {
    Deno.addSignalListener(signal, () => {
      if (controller.signal.aborted) Deno.exit(EXIT.interrupted);
      controller.abort(new Error(signal));
    });
  }
  return { signal: controller.signal, interrupt: () => controller.abort(new Error("asked to")) };
}

function faultText(error: unknown, debug: boolean): string {
  const text = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error ? `${error.stack}\n` : "";
  return `assay has a fault of its own: ${text}\n${
    stack || "Run it again with --debug to see where.\n"
  }`;
}
