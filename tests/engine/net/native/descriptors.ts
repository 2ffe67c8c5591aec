/**
 * Asks for more connections than its process may have, and prints how each request failed. Run with a low `ulimit -n`.
 * @module
 */

import { newNativeNetwork } from "../../../../engine/net/native/native.ts";
import type { Failure } from "../../../../engine/net/network.ts";
import { record } from "../../../contract/recorder.ts";
import { BODY, targetOf } from "../../../contract/drive.ts";

const REQUESTS = 200;
const failures: Failure[] = [];
using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
const network = newNativeNetwork();
const target = targetOf(`http://127.0.0.1:${listener.addr.port}`);
for (let i = 0; i < REQUESTS; i++) {
  network.request(target, BODY, {
    ...record(() => {}),
    fail: (failure) => failures.push(failure),
  });
}
network.at(network.now() + 1e6, () => network.stop());
network.run();
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(failures.slice(0, 1))));
