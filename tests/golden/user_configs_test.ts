import assert from "node:assert/strict";

const MOD = new URL("../../mod.ts", import.meta.url);

const MODEL = `import { defineModel } from "assay";
import type { ModelConfig } from "assay";

const config: ModelConfig = { url: "http://127.0.0.1:9", maxOutputTokens: 7 };
export default defineModel(config);
`;

const SUITE = `import { defineSuite } from "assay";

export default defineSuite({ models: ["my_model"], datasets: ["synthetic_gen"], mode: "perf" });
`;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in a folder that knows nothing of this repository. */
async function runIn(cwd: string, args: readonly string[]): Promise<Ended> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", Deno.realPathSync(MOD), ...args],
    cwd,
    env: { NO_COLOR: "1" },
  }).output();
  const text = new TextDecoder();
  return { code, out: text.decode(stdout), err: text.decode(stderr) };
}

async function withConfigs(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/my configs/models`, { recursive: true });
    await Deno.mkdir(`${folder}/elsewhere`);
    await Deno.writeTextFile(`${folder}/my configs/models/my_model.ts`, MODEL);
    await Deno.writeTextFile(`${folder}/elsewhere/suite.ts`, SUITE);
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a config outside the repository imports assay and is found by its name", async () => {
  await withConfigs(async (folder) => {
    const { code, out, err } = await runIn(`${folder}/elsewhere`, [
      ...["--config-dir", "../my configs", "--models", "my_model"],
      ...["--mode", "perf", "--dry-run", "--json"],
    ]);
    assert.equal(code, 0, err);
    const { tasks: [task] } = JSON.parse(out);
    assert.equal(task.id, "my-model/syntheticdataset");
    assert.deepEqual(task.model.server, { kind: "http", url: "http://127.0.0.1:9" });
    assert.equal(task.model.maxOutputTokens, 7);
  });
});

Deno.test("a suite outside the repository imports assay and names configs of its user", async () => {
  await withConfigs(async (folder) => {
    const { code, out, err } = await runIn(`${folder}/elsewhere`, [
      ...["suite.ts", "--config-dir", "../my configs", "--dry-run", "--json"],
    ]);
    assert.equal(code, 0, err);
    assert.deepEqual(JSON.parse(out).tasks.map(({ id }: { id: string }) => id), [
      "my-model/syntheticdataset",
    ]);
  });
});
