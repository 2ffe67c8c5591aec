import assert from "node:assert/strict";
import { isNativeUsable } from "../../../../engine/net/native/usable.ts";
import { needsNative } from "./needs_native.ts";

async function outputOf(command: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await new Deno.Command(command, { args: [...args] }).output();
  return new TextDecoder().decode(stdout) || new TextDecoder().decode(stderr);
}

Deno.test("whether the native client is usable is answered with a reason, the same each time", () => {
  const usable = isNativeUsable();
  assert.deepEqual(usable, usable.ok ? { ok: true } : { ok: false, why: usable.why });
  assert.deepEqual(isNativeUsable(), usable);
});

Deno.test(
  ...needsNative("without the permission it is not, and nobody is asked"),
  async () => {
    const url = new URL("../../../../engine/net/native/usable.ts", import.meta.url);
    const code = `import { isNativeUsable } from ${JSON.stringify(url.href)};
    console.log(JSON.stringify(isNativeUsable()));`;
    const source = `data:application/javascript,${encodeURIComponent(code)}`;
    const words = await outputOf(Deno.execPath(), ["run", "--quiet", "--allow-import", source]);
    assert.deepEqual(JSON.parse(words), { ok: false, why: "it needs the permission --allow-ffi" });
  },
);

Deno.test(
  ...needsNative("out of descriptors, a request fails with the cure"),
  async () => {
    const script = new URL("./descriptors.ts", import.meta.url).pathname;
    const words = await outputOf("sh", [
      "-c",
      'ulimit -n 100 && exec "$0" run --quiet -A "$1"',
      Deno.execPath(),
      script,
    ]);
    const [failure] = JSON.parse(words);
    assert.equal(failure.kind, "other");
    assert.match(failure.text, /^EMFILE, this process has all .* raise the limit with `ulimit -n /);
  },
);
