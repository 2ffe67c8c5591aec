/**
 * The reports by their kinds; what is heavy is loaded when it is asked for.
 * @module
 */

import type { Plan, ReportKind } from "../plan/plan.ts";
import type { Recorded, RecordedRun, Report } from "../event/recorded.ts";

const REPORTERS: Readonly<Record<ReportKind, (recorded: Recorded) => Promise<readonly Report[]>>> =
  {
    table: () => Promise.resolve([]),
    csv: async (recorded) => [(await import("../../reporters/csv.ts")).renderCsv(recorded)],
    json: async (recorded) => [(await import("../../reporters/json.ts")).renderJson(recorded)],
    details: async (
      recorded,
    ) => [(await import("../../reporters/details.ts")).renderDetails(recorded)],
    hdf5: async (recorded) => [(await import("../../reporters/hdf5.ts")).renderHdf5(recorded)],
    html: async (recorded) => {
      const [{ renderPage }, { loadScripts }] = await Promise.all([
        import("../../reporters/html.ts"),
        import("../../reporters/html/scripts.ts"),
      ]);
      return [renderPage(recorded, await loadScripts())];
    },
  };

/** Files of one kind for one task; `table` goes to the terminal and is none. */
export function render(kind: ReportKind, recorded: Recorded): Promise<readonly Report[]> {
  return REPORTERS[kind](recorded);
}

/** What the reports of a whole run are made with. */
export interface RunRendering {
  readonly plan: Plan;
  /** What was typed to start the run, without secrets; `null` where nobody knows. */
  readonly command: string | null;
  /** Charts are also written as pictures of this form. */
  readonly picture: "svg" | null;
}

/** `report.html`, `report.md` and the charts of a run, where its plan asks for pages. */
export async function renderRun(
  run: RecordedRun,
  { plan, command, picture }: RunRendering,
): Promise<readonly Report[]> {
  const asked = plan.tasks.some(({ steps }) =>
    steps.some((step) => step.kind === "summarize" && step.reports.includes("html"))
  );
  if (!asked) return [];
  const [{ renderReport }, { loadScripts }] = await Promise.all([
    import("../../reporters/page/report.ts"),
    import("../../reporters/html/scripts.ts"),
  ]);
  const maths = run.summary.tasks.some(({ kind }) => kind === "accuracy");
  return await renderReport(run, { command, picture, scripts: await loadScripts({ maths }) });
}
