import assert from "node:assert/strict";
import { KernelClock } from "../../../../engine/net/native/kernel_clock.ts";
import { LINUX } from "../../../../engine/net/native/linux.ts";
import { Poller } from "../../../../engine/net/native/poller.ts";
import { socketAddress } from "../../../../engine/net/native/socket_address.ts";
import { Sockets } from "../../../../engine/net/native/sockets.ts";
import { needsNative } from "./needs_native.ts";

Deno.test.each([{ serial: 0 }, { serial: 2 ** 31 }, { serial: 2 ** 32 - 1 }])(
  ...needsNative("an event comes back with its descriptor and serial $serial"),
  ({ serial }) => {
    using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const sockets = new Sockets(new KernelClock());
    const poller = new Poller();
    const fd = sockets.open(socketAddress("127.0.0.1", listener.addr.port));
    assert.equal(poller.add(fd, serial), 0);
    assert.equal(poller.wait(Infinity), 1);
    assert.deepEqual([poller.mask(0), poller.fd(0), poller.serial(0)], [
      LINUX.EPOLLOUT,
      fd,
      serial,
    ]);
    sockets.close(fd);
    poller.close();
    sockets.dispose();
  },
);

Deno.test(...needsNative("a descriptor that is none is an error number"), () => {
  const poller = new Poller();
  assert.equal(poller.add(-1, 0), 9);
  poller.close();
});

Deno.test(...needsNative("wall time falls on the monotonic clock where it should"), () => {
  const clock = new KernelClock();
  const before = clock.now();
  const ms = Date.now();
  const after = clock.now();
  const at = clock.fromWall(Math.floor(ms / 1e3), ms % 1e3 * 1e6, after);
  // Date has whole milliseconds.
  assert.ok(at > before - 2e6 && at < after + 1e6, `${before} ${at} ${after}`);
});
