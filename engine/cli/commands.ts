/**
 * The commands, in one table. What a command needs is loaded when it runs, so that a page of `--help` is there at once.
 * @module
 */

import { nearest } from "../schema/nearest.ts";
import { type Arguments, parseArguments } from "./arguments.ts";
import { CALIBRATE_FLAGS } from "./calibrate/flags.ts";
import { CALIBRATE_PAGE } from "./calibrate/help.ts";
import { COMPARE_FLAGS } from "./compare/flags.ts";
import { COMPARE_PAGE } from "./compare/help.ts";
import type { World } from "./execute.ts";
import { EXIT, UsageError } from "./exit_codes.ts";
import { EXPORT_FLAGS } from "./export/flags.ts";
import { EXPORT_PAGE } from "./export/help.ts";
import type { FlagGroup } from "./flag.ts";
import { RUN_FLAGS } from "./flags.ts";
import { firstLines, type Page, renderPage } from "./page.ts";
import { RESCORE_PAGE } from "./rescore/help.ts";
import { SCORE_FLAGS } from "./score/flags.ts";
import { SCORE_PAGE } from "./score/help.ts";
import { SIM_FLAGS } from "./serve_sim/flags.ts";
import { SIM_PAGE } from "./serve_sim/help.ts";

/** What the first word of a command line can be told to do, beside a run. */
export interface Command {
  readonly word: string;
  readonly flags: readonly FlagGroup[];
  readonly help: Page;
  /** Whether words follow it. Where none do, and it cannot go on, the first lines of its page say what it takes. */
  readonly takesWords: boolean;
  /** Resolves with the exit code. */
  run(args: Arguments, world: World): Promise<number>;
}

const COMMANDS: readonly Command[] = [
  {
    word: "serve-sim",
    flags: SIM_FLAGS,
    help: SIM_PAGE,
    takesWords: false,
    run: async (args, world) => (await import("./serve_sim.ts")).serveSim(args, world),
  },
  {
    word: "calibrate",
    flags: CALIBRATE_FLAGS,
    help: CALIBRATE_PAGE,
    takesWords: false,
    run: async (args, world) => (await import("./calibrate/calibrate.ts")).calibrate(args, world),
  },
  {
    word: "compare",
    flags: COMPARE_FLAGS,
    help: COMPARE_PAGE,
    takesWords: true,
    run: async (args, world) => (await import("./compare.ts")).compare(args, world),
  },
  {
    word: "export",
    flags: EXPORT_FLAGS,
    help: EXPORT_PAGE,
    takesWords: true,
    run: async (args, world) => (await import("./export.ts")).exportRun(args, world),
  },
  {
    word: "score",
    flags: SCORE_FLAGS,
    help: SCORE_PAGE,
    takesWords: true,
    run: async (args, world) => (await import("./score.ts")).score(args, world),
  },
  {
    word: "rescore",
    flags: RUN_FLAGS,
    help: RESCORE_PAGE,
    takesWords: true,
    run: async (args, world) => (await import("./rescore/rescore.ts")).rescoreFolder(args, world),
  },
];

/** The command of this name. */
export function commandOf(word: string): Command | undefined {
  return COMMANDS.find((command) => command.word === word);
}

/** The name of the command that a word, which is none, probably means. */
export function nearCommand(word: string): string | undefined {
  return nearest(word, COMMANDS.map((command) => command.word));
}

/** Does what a command is told by the words after its name; resolves with the exit code. */
export async function obey(
  command: Command,
  words: readonly string[],
  world: World,
): Promise<number> {
  const args = parseArguments(words, command.flags);
  if (args.has("help")) {
    world.out.write(renderPage(command.help));
    return EXIT.ok;
  }
  try {
    return await command.run(args, world);
  } catch (error) {
    if (!(error instanceof UsageError) || !command.takesWords || words.length > 0) throw error;
    throw new UsageError([error.message, "", ...firstLines(command.help)].join("\n"));
  }
}
