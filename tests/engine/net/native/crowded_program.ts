/**
 * Holds more connections to one server of this machine than there are local ports, and prints what became of them.
 * @module
 */

import { newNativeNetwork } from "../../../../engine/net/native/native.ts";
import { BODY, targetOf } from "../../../contract/drive.ts";
import { record } from "../../../contract/recorder.ts";
import { startFaultServer } from "../../../fault/fault_server.ts";
import { plain, send } from "../../../fault/script.ts";

const REQUESTS = 40;

using server = await startFaultServer(
  Array(REQUESTS).fill([{ kind: "pause", ms: 300 }, send(plain("200 OK", ""))]),
);
const network = newNativeNetwork();
const target = targetOf(server.origin);
let left = REQUESTS;
const records = Array.from(
  { length: REQUESTS },
  () => record(() => --left === 0 && network.stop()),
);
for (const heard of records) network.request(target, BODY, heard);
network.run();
const outcomes = new Set(records.map(({ words }) => words.join(", ")));
const { connections } = await server.report();
const seen = JSON.stringify({ outcomes: [...outcomes], connections });
await Deno.stdout.write(new TextEncoder().encode(seen));
