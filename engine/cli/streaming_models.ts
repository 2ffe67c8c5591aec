/**
 * Which of the known models a load fits.
 * @module
 */

import { listConfigs, loadConfig } from "./config_files.ts";

/** Names of the models that stream: those that a load fits. */
export async function streamingModels(configDir: string): Promise<readonly string[]> {
  const names = [...(await listConfigs("model", configDir)).keys()].sort();
  const loaded = await Promise.allSettled(
    names.map((name) => loadConfig("model", name, configDir)),
  );
  return names.filter((_, i) => {
    const result = loaded[i];
    if (result?.status !== "fulfilled") return false;
    return (result.value.config.config as { readonly stream?: unknown }).stream !== false;
  });
}
