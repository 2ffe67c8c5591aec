/**
 * Thresholds of a plan or of the command line: read before anything starts, judged once there are numbers.
 * @module
 */

import type { Summary } from "../event/summary.ts";
import { newGuard } from "../gate/guard.ts";
import { judge } from "../gate/judge.ts";
import type { Posted, Sides } from "../gate/judge.ts";
import { comparedIn, post, withPercentiles } from "../gate/post.ts";
import type { Subject } from "../gate/subjects.ts";
import type { Gate } from "../gate/gate.ts";
import type { Side } from "../gate/comparison.ts";
import type { Plan, Task, Threshold } from "../plan/plan.ts";
import { plannedThreshold } from "../plan/threshold.ts";
import type { Files } from "../port/ports.ts";
import { PLAN_PATH } from "../run/places.ts";
import type { GatePorts } from "../run/ports.ts";
import { issueAt } from "../schema/issue.ts";
import type { Issue, Place } from "../schema/issue.ts";
import { renderIssues } from "../schema/render_issues.ts";
import type { Arguments } from "./arguments.ts";
import { readBaselines } from "./baselines.ts";
import { UsageError } from "./exit_codes.ts";
import type { World } from "./execute.ts";
import { readSide, sideKey } from "./gate_sides.ts";
import { rehashed } from "./plans.ts";
import type { Prepared } from "./prepare.ts";

/** What is done, and what its results are held against. */
export interface Gated {
  readonly prepared: Prepared;
  /** Judges the results in a folder; `null` where there are no thresholds. */
  readonly gatesIn: (folder: string) => GatePorts | null;
}

/**
 * Reads the thresholds of the command line, else those of the plan, with their baselines.
 * Throws a {@linkcode UsageError} that names everything that is wrong with them.
 */
export async function readGates(prepared: Prepared, args: Arguments, world: World): Promise<Gated> {
  const said = saidThresholds(prepared, args);
  if (said.thresholds.length === 0) return { prepared, gatesIn: () => null };
  const { posted, issues, elsewhere } = postAll(said, prepared.plan);
  const { before, issues: lacking } = await readBaselines(posted, {
    files: world.files,
    placeOf: (gate) => said.placeOf(said.thresholds.findIndex(({ text }) => text === gate.text)),
  });
  const wrong = [...issues, ...lacking];
  if (wrong.length > 0) throw new UsageError(renderIssues(wrong).trimEnd());
  for (const text of elsewhere) world.warn(text);
  const tasks = withPercentiles(prepared.plan.tasks, posted);
  const held = { ...prepared.plan, tasks, thresholds: said.thresholds };
  const plan: Plan = tasks === prepared.plan.tasks ? held : rehashed(held);
  return {
    prepared: { ...prepared, plan },
    gatesIn: (folder) =>
      posted.length > 0 ? gatePorts(posted, { files: world.files, folder, before }) : null,
  };
}

interface Said {
  readonly thresholds: readonly Threshold[];
  readonly isFlag: boolean;
  placeOf(index: number): Place;
}

/** A flag stands for all that the suite or the plan says. */
function saidThresholds({ plan, chosen, folder }: Prepared, args: Arguments): Said {
  if (args.has("threshold")) {
    return {
      thresholds: args.many("threshold").map(plannedThreshold),
      isFlag: true,
      placeOf: () => ({ config: "command line", path: [], show: () => "--threshold" }),
    };
  }
  const config = chosen?.suite?.from ??
    (folder === undefined ? "the plan" : `${folder}/${PLAN_PATH}`);
  return {
    thresholds: plan.thresholds,
    isFlag: false,
    placeOf: (at) => ({ config, path: ["thresholds", at] }),
  };
}

interface AllPosted {
  readonly posted: readonly Posted[];
  readonly issues: readonly Issue[];
  /** Cautions: what a suite says for its other mode. */
  readonly elsewhere: readonly string[];
}

function postAll({ thresholds, isFlag, placeOf }: Said, plan: Plan): AllPosted {
  const postings = thresholds.map((threshold, at) => ({
    threshold,
    posting: post(threshold, plan),
    place: placeOf(at),
  }));
  const isElsewhere = (kind: string): boolean => kind === "elsewhere" && !isFlag;
  return {
    posted: postings.flatMap(({ posting }) => posting.kind === "posted" ? posting.posted : []),
    issues: postings.flatMap(({ posting, place, threshold }) => {
      if (posting.kind === "posted" || isElsewhere(posting.kind)) return [];
      const { found, ...rest } = posting.mistake;
      return issueAt(place, { ...rest, found: `${found}, in \`${threshold.text.slice(0, 200)}\`` });
    }),
    elsewhere: postings.flatMap(({ posting, threshold }) =>
      isElsewhere(posting.kind)
        ? `threshold left out, it is not of this mode: ${threshold.text}`
        : []
    ),
  };
}

interface Grounds {
  readonly files: Files;
  readonly folder: string;
  /** What the baseline of a threshold says of a task. */
  before(gate: Gate, task: Task): Side | undefined;
}

function gatePorts(posted: readonly Posted[], grounds: Grounds): GatePorts {
  const guarding = posted.filter(({ gate }) => gate.abortOnFail);
  return {
    async judge(summary) {
      const now = await sidesNow(posted, summary, grounds);
      return judge(posted, {
        summary,
        sidesOf: (gate, subject) =>
          subject.kind === "task"
            ? bothOf(now.get(sideKey(gate, subject.task)), grounds.before(gate, subject.task))
            : undefined,
      });
    },
    guard: (task) =>
      newGuard(
        task,
        guarding.flatMap(({ gate, subjects }) =>
          subjects.flatMap((subject) => stageOf(subject, task) ?? [])
            .map(({ stage }) => ({ gate, stage }))
        ),
      ),
  };
}

async function sidesNow(
  posted: readonly Posted[],
  { tasks }: Summary,
  { files, folder }: Grounds,
): Promise<ReadonlyMap<string, Side>> {
  const sides = new Map<string, Side>();
  for (const { gate, task } of comparedIn(posted)) {
    const numbers = tasks.find(({ id }) => id === task.id);
    const side = numbers && await readSide(numbers, gate, { files, folder });
    if (side) sides.set(sideKey(gate, task), side);
  }
  return sides;
}

function bothOf(now: Side | undefined, before: Side | undefined): Sides | undefined {
  return now && before ? { now, before } : undefined;
}

function stageOf(subject: Subject, { id }: Task): { readonly stage: number | null } | undefined {
  return subject.kind === "task" && subject.task.id === id ? { stage: subject.stage } : undefined;
}
