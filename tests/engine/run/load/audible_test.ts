import { deepStrictEqual, rejects } from "node:assert";
import type { Event } from "../../../../engine/event/event.ts";
import { audible } from "../../../../engine/run/load/audible.ts";
import { blockOf } from "../../../reporters/recorded.ts";

const notice = (text: string): Event => ({ kind: "notice", task: "t", level: "info", text });
const settled: Event = { kind: "requests-settled", task: "t", block: blockOf([{ sent: 1 }]) };

Deno.test("audible: all is heard in its order, what came before too, though it cannot be written", async () => {
  const heard: Event[] = [];
  const recorder = audible({
    tell: () => Promise.reject(new Error("the disk is full")),
    close: () => Promise.reject(new Error("the disk is full")),
  });
  const tell = (event: Event | Promise<Event>): Promise<void> =>
    recorder.tell(event).catch(() => {});
  await tell(notice("first"));
  recorder.listen((event) => heard.push(event));
  const late = Promise.withResolvers<Event>();
  const telling = [tell(late.promise), tell(notice("last"))];
  late.resolve(settled);
  await Promise.all(telling);
  await rejects(recorder.close(), /the disk is full/);
  deepStrictEqual(heard, [notice("first"), settled, notice("last")]);
});
