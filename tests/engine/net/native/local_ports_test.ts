import assert from "node:assert/strict";
import { isNativeUsable } from "../../../../engine/net/native/usable.ts";

const PROGRAM = new URL("./crowded_program.ts", import.meta.url).pathname;
/** A network of its own, with four ports for connections. */
const FOUR_PORTS = "ip link set lo up && " +
  'echo 50000 50003 > /proc/sys/net/ipv4/ip_local_port_range && exec "$0" "$@"';
const MAY_NOT = await whyNot();

Deno.test({
  name:
    "native: loopback connections for which there is no port come from other addresses of 127/8" +
    (MAY_NOT && ` (skipped: ${MAY_NOT})`),
  ignore: MAY_NOT !== "",
  async fn() {
    const { stdout, stderr } = await inNetwork([
      Deno.execPath(),
      "run",
      "-A",
      "--no-check",
      PROGRAM,
    ]);
    assert.deepEqual(JSON.parse(stdout || "{}"), {
      outcomes: ["sent, head 200, end"],
      connections: 40,
    }, stderr);
  },
});

async function whyNot(): Promise<string> {
  const usable = isNativeUsable();
  if (!usable.ok) return usable.why;
  const { code } = await inNetwork(["true"]);
  return code === 0 ? "" : "it needs a network of its own, which is not allowed here";
}

async function inNetwork(
  words: readonly string[],
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  try {
    const { code, stdout, stderr } = await new Deno.Command("unshare", {
      args: ["-n", "sh", "-c", FOUR_PORTS, ...words],
    }).output();
    const [out = "", err = ""] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
    return { code, stdout: out, stderr: err };
  } catch (error) {
    return { code: 1, stdout: "", stderr: String(error) };
  }
}
