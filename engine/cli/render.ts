/**
 * The reports by their kinds; what is heavy is loaded when it is asked for.
 * @module
 */

import type { ReportKind } from "../plan/plan.ts";
import type { Recorded, Report } from "../event/recorded.ts";

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
