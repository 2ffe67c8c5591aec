import assert from "node:assert/strict";
import type { Dataset, OutputData } from "h5wasm";
import { TIME_COLUMNS } from "../../engine/event/block.ts";
import type { Reporter } from "../../reporters/reporter.ts";
import { renderHdf5 } from "../../reporters/hdf5.ts";
import { LAYOUT } from "../../reporters/hdf5/layout.ts";
import { bytesOf, fileOf, testReporter } from "../contract/reporter_contract.ts";
import { CASES, USUAL } from "./cases.ts";
import { valuesOf, withFile } from "./hdf5/read_back.ts";
import { recordedOf, type Told } from "./recorded.ts";

const REPORTER: Reporter = renderHdf5;
const NS_PER_SECOND = 1e9;
/** Bit 5 of a header's flags. */
const HAS_TIMES = 0x20;

testReporter("hdf5", REPORTER, "_details.h5");

Deno.test("hdf5: layout, units and attributes", async (t) => {
  await withFile(await bytesOf(REPORTER, "usual"), async (file) => {
    const lines = file.paths().map((path) => {
      const entry = file.get(path) as Dataset;
      return [
        path,
        entry.type,
        "shape" in entry ? `${entry.dtype}[${entry.shape}]` : "",
        ...attributesOf(entry),
      ];
    });
    await t.assertSnapshot([["/", ...attributesOf(file)], ...lines].map((line) => line.join(" ")));
  });
});

Deno.test.each(Object.keys(CASES))("hdf5: read back exactly, %s", async (name) => {
  const recorded = CASES[name];
  assert.ok(recorded);
  const times = Object.fromEntries(TIME_COLUMNS.map((column) => [column, [] as number[]]));
  const events: number[] = [];
  const offsets = [0];
  for await (const block of recorded.blocks()) {
    for (const column of TIME_COLUMNS) times[column]?.push(...block.times[column]);
    events.push(...block.eventTimes);
    const before = offsets.at(-1) ?? 0;
    offsets.push(...block.eventOffsets.slice(1).map((offset) => before + offset));
  }
  await withFile(await bytesOf(REPORTER, name), (file) => {
    assert.deepEqual(valuesOf(file, "requests/sent_s"), seconds(times["sent"]));
    assert.deepEqual(valuesOf(file, "requests/last_token_s"), seconds(times["lastToken"]));
    assert.deepEqual(valuesOf(file, "event_time_s"), seconds(events));
    assert.deepEqual(valuesOf(file, "event_offsets"), offsets);
    assert.equal(valuesOf(file, "itl_offsets").length, offsets.length);
  });
});

Deno.test("hdf5: weighted gaps are the summary's inter-token latency", async () => {
  const requests = USUAL.flat().filter(({ phase = "measured" }) => phase === "measured");
  const { summary, ...recorded } = recordedOf([requests]);
  const itl = summary.metrics["itl_ms"];
  assert.ok(typeof itl === "object");
  const bytes = await fileOf(renderHdf5({ ...recorded, summary }));
  await withFile(bytes, (file) => {
    const tokens = valuesOf(file, "itl_tokens");
    const total = tokens.reduce((sum, count) => sum + count, 0);
    const sum = valuesOf(file, "itl_s").reduce((sum, gap, at) => sum + gap * (tokens[at] ?? 0), 0);
    assert.equal(total, itl.n);
    assert.ok(Math.abs(sum * 1000 / total - itl.mean) < 1e-9);
  });
});

Deno.test("hdf5: columns longer than a chunk, in blocks of any size", async () => {
  const told = Array.from({ length: 9000 }, (_, at): Told => ({
    sent: at,
    events: Array.from({ length: 10 }, (_, event) => at + 10 + event * 1.5),
  }));
  const sizes = [1, 4095, 2, 4000];
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  const cut = recordedOf([
    ...starts.map((start, at) => told.slice(start, start + (sizes[at] ?? 0))),
    told.slice(8098),
  ]);
  const bytes = await fileOf(renderHdf5(cut));
  assert.deepEqual(bytes, await fileOf(renderHdf5(cut)));
  await withFile(bytes, (file) => {
    assert.deepEqual(
      valuesOf(file, "requests/sent_s"),
      told.map(({ sent }) => sent * 1e6 / NS_PER_SECOND),
    );
    assert.equal(valuesOf(file, "event_time_s").length, 90_000);
    assert.deepEqual(valuesOf(file, "itl_offsets").slice(-2), [8999 * 9, 9000 * 9]);
  });
});

Deno.test("hdf5: reports that are made at the same time do not meet", async () => {
  const alone = await bytesOf(REPORTER, "usual");
  const failed = await bytesOf(REPORTER, "all failed");
  const both = await Promise.all([bytesOf(REPORTER, "usual"), bytesOf(REPORTER, "all failed")]);
  assert.deepEqual(both, [alone, failed]);
});

Deno.test("hdf5: a report that is given up has no start", async () => {
  const { pieces, start } = renderHdf5(CASES["usual"] ?? recordedOf([]));
  for await (const _ of pieces) break;
  assert.throws(() => start?.(), { message: /Cannot begin the HDF5 file: its pieces are not/ });
});

Deno.test("hdf5: no header has room for a time of the wall", async () => {
  const bytes = await bytesOf(REPORTER, "usual");
  const flags = headersOf(bytes).map((at) => bytes[at + 5]);
  assert.equal(flags.length, LAYOUT.length + 2);
  assert.ok(flags.every((flag) => flag !== undefined && !(flag & HAS_TIMES)));
});

const python = await hasH5py();

Deno.test({
  name: `hdf5: h5py reads it${python ? "" : " (skipped: python3 with h5py is not installed)"}`,
  ignore: !python,
  async fn() {
    const path = await Deno.makeTempFile({ suffix: ".h5" });
    try {
      await Deno.writeFile(path, await bytesOf(REPORTER, "usual"));
      const script = `
import h5py, json, sys
f = h5py.File(sys.argv[1])
o = f["event_offsets"][:]
print(json.dumps({
  "plan": f.attrs["plan"], "unit": f["requests/sent_s"].attrs["unit"],
  "outcome": [str(f["requests/outcome"].attrs["names"][c]) for c in f["requests/outcome"][:]],
  "events": [round(x * 1000, 6) for x in f["event_time_s"][o[2]:o[3]]],
  "nan": int(sum(x != x for x in f["requests/first_token_s"][:])),
}))`;
      const { stdout, success } = await pythonOf(["-c", script, path]);
      assert.ok(success);
      assert.deepEqual(JSON.parse(new TextDecoder().decode(stdout)), {
        plan: "f".repeat(64),
        unit: "s",
        outcome: ["ok", "ok", "ok", "http-status", "ok", "ok", "aborted", "ok", "ok"],
        events: [161, 181, 201.25],
        nan: 2,
      });
    } finally {
      await Deno.remove(path);
    }
  },
});

function pythonOf(args: readonly string[]): Promise<Deno.CommandOutput> {
  return new Deno.Command("python3", { args: [...args], stderr: "null" }).output();
}

async function hasH5py(): Promise<boolean> {
  try {
    return (await pythonOf(["-c", "import h5py"])).success;
  } catch {
    return false;
  }
}

function attributesOf(
  entry: { readonly attrs: Record<string, { readonly value: OutputData | null }> },
): readonly string[] {
  return Object.entries(entry.attrs).map(([name, { value }]) => `${name}=${JSON.stringify(value)}`);
}

function seconds(nanoseconds: readonly number[] = []): readonly number[] {
  return nanoseconds.map((value) => value / NS_PER_SECOND);
}

function headersOf(bytes: Uint8Array): readonly number[] {
  const text = new TextDecoder("latin1").decode(bytes);
  return [...text.matchAll(/OHDR/g)].map(({ index }) => index);
}
