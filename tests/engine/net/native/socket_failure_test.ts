import assert from "node:assert/strict";
import { needsNative } from "./needs_native.ts";
import { socketFailure } from "../../../../engine/net/native/socket_failure.ts";

const PEER = "127.0.0.1:80";

Deno.test.each([
  { error: 111, kind: "connect-refused", text: /^ECONNREFUSED \(127.0.0.1:80\)$/ },
  { error: 104, kind: "reset", text: /^ECONNRESET/ },
  { error: 32, kind: "reset", text: /^EPIPE/ },
  { error: 110, kind: "timeout", text: /^ETIMEDOUT/ },
  { error: 113, kind: "other", text: /^EHOSTUNREACH/ },
  { error: 24, kind: "other", text: /^EMFILE, .*`ulimit -n \d+`/ },
  { error: 23, kind: "other", text: /^ENFILE, .*fs.file-max/ },
  { error: 99, kind: "other", text: /^EADDRNOTAVAIL, .*ip_local_port_range/ },
  { error: 105, kind: "other", text: /^ENOBUFS, .*fewer connections/ },
  { error: 12, kind: "other", text: /^ENOMEM, .*fewer connections/ },
  { error: 4000, kind: "other", text: /4000/ },
])(
  ...needsNative("error $error is $kind"),
  ({ error, kind, text }) => {
    const failure = socketFailure(error, PEER);
    assert.equal(failure.kind, kind);
    assert.match(failure.text, text);
  },
);
