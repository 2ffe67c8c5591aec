import { ok, rejects } from "node:assert";
import { realClock, realFiles } from "../../../engine/port/real.ts";
import { filesContract } from "../../contract/files_contract.ts";
import { newMemoryFiles } from "./memory_files.ts";

filesContract("memory", (body) => body(newMemoryFiles(), "folder"));
filesContract("real", async (body) => {
  const folder = await Deno.makeTempDir({ prefix: "assay-" });
  try {
    await body(realFiles, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("realClock sleeps no less than was asked, unless it is told to stop", async () => {
  const before = realClock.now();
  await realClock.sleep(20);
  ok(realClock.now() - before >= 19);
  const controller = new AbortController();
  const sleep = realClock.sleep(60_000, controller.signal);
  controller.abort(new Error("enough"));
  await rejects(sleep, /enough/);
  await rejects(realClock.sleep(1, AbortSignal.abort(new Error("too late"))), /too late/);
});
