import { deepStrictEqual, strictEqual } from "node:assert";
import { join } from "@std/path";
import {
  calibrationPath,
  findCalibration,
  saveCalibration,
} from "../../../../engine/cli/calibrate/store.ts";
import { newMemoryFiles } from "../../port/memory_files.ts";
import { CALIBRATION } from "./calibrated.ts";

const HOME = { HOME: "/h" };

Deno.test.each([
  { env: HOME, os: "linux", path: ["/h", ".cache", "assay"] },
  { env: { ...HOME, XDG_CACHE_HOME: "/x" }, os: "darwin", path: ["/x", "assay"] },
  { env: { ...HOME, XDG_CACHE_HOME: "/x", ASSAY_CACHE: "/a" }, os: "linux", path: ["/a"] },
  { env: { LOCALAPPDATA: "/l", ASSAY_CACHE: "" }, os: "windows", path: ["/l", "assay"] },
  { env: HOME, os: "windows", path: undefined },
  { env: {}, os: "linux", path: undefined },
])("the file of calibrations on $os with $env", ({ env, os, path }) => {
  const shell = { env: (name: string) => (env as Readonly<Record<string, string>>)[name] };
  strictEqual(calibrationPath(shell, os), path && join(...path, "calibration.json"));
});

const PATH = join("cache", "calibration.json");

Deno.test("what was saved is found by its host and versions, and replaced by the next", async () => {
  const files = newMemoryFiles();
  const elsewhere = { ...CALIBRATION, host: "elsewhere" };
  const newer = { ...CALIBRATION, at: "2026-02-02T00:00:00.000Z" };
  for (const each of [CALIBRATION, elsewhere, newer]) await saveCalibration(files, PATH, each);
  deepStrictEqual(await findCalibration(files, PATH, CALIBRATION), newer);
  deepStrictEqual(await findCalibration(files, PATH, elsewhere), elsewhere);
  const { environment } = CALIBRATION;
  const others = [{ deno: "9.9.9" }, { assay: "9.9.9" }, { os: "z" }, { arch: "z" }, { cores: 9 }];
  for (const other of others) {
    const place = { host: CALIBRATION.host, environment: { ...environment, ...other } };
    strictEqual(await findCalibration(files, PATH, place), undefined);
  }
});

Deno.test("of very many hosts the newest are kept", async () => {
  const files = newMemoryFiles();
  const hosts = Array.from({ length: 40 }, (_, i) => ({ ...CALIBRATION, host: `host ${i}` }));
  for (const each of hosts) await saveCalibration(files, PATH, each);
  const found = await Promise.all(hosts.map((each) => findCalibration(files, PATH, each)));
  deepStrictEqual(found.map((each) => each !== undefined), hosts.map((_, i) => i >= 8));
});

const [CLIENT] = CALIBRATION.clients;

Deno.test.each([
  { what: "is not there", text: undefined },
  { what: "is empty", text: "" },
  { what: "is cut off", text: "{" },
  { what: "is no list", text: "{}" },
  { what: "lists something else", text: "[null, 1, {}]" },
  { what: "is of another shape", text: JSON.stringify([{ ...CALIBRATION, schema: 2 }]) },
  {
    what: "has a rung that is none",
    text: JSON.stringify([{ ...CALIBRATION, clients: [{ ...CLIENT, rungs: [null] }] }]),
  },
  {
    what: "lacks a number",
    text: JSON.stringify([{ ...CALIBRATION, clients: [{ ...CLIENT, requests: {} }] }]),
  },
])("a file that $what holds no calibration, and can be written over", async ({ text }) => {
  const files = newMemoryFiles();
  if (text !== undefined) await files.write(PATH, [text]);
  strictEqual(await findCalibration(files, PATH, CALIBRATION), undefined);
  await saveCalibration(files, PATH, CALIBRATION);
  deepStrictEqual(await findCalibration(files, PATH, CALIBRATION), CALIBRATION);
});
