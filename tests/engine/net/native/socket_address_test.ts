import assert from "node:assert/strict";
import { socketAddress } from "../../../../engine/net/native/socket_address.ts";
import { needsNative } from "./needs_native.ts";

Deno.test.each([
  {
    ip: "127.0.0.1",
    port: 80,
    text: "127.0.0.1:80",
    hex: "0200" + "0050" + "7f000001" + "00".repeat(8),
  },
  {
    ip: "10.200.3.255",
    port: 65535,
    text: "10.200.3.255:65535",
    hex: "0200" + "ffff" + "0ac803ff" + "00".repeat(8),
  },
  {
    ip: "::1",
    port: 8000,
    text: "[::1]:8000",
    hex: "0a00" + "1f40" + "00000000" + "00".repeat(15) + "01" + "00000000",
  },
  {
    ip: "2001:db8::ff00:42:8329",
    port: 1,
    text: "[2001:db8::ff00:42:8329]:1",
    hex: "0a00" + "0001" + "00000000" + "20010db8000000000000ff0000428329" + "00000000",
  },
])(...needsNative("address $text as the kernel reads it"), ({ ip, port, text, hex }) => {
  const address = socketAddress(ip, port);
  assert.equal(address.memory.bytes.toHex(), hex);
  assert.equal(address.text, text);
});

Deno.test.each(["localhost", "", "1.2.3", "::g", "127.0.0.1 ", "1\0"].map((ip) => ({ ip })))(
  ...needsNative("$ip is no address"),
  ({ ip }) => {
    assert.throws(() => socketAddress(ip, 80), {
      name: "TypeError",
      message: `Cannot connect to ${JSON.stringify(ip)}: it is no numeric address`,
    });
  },
);
