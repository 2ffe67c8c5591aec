import assert from "node:assert/strict";
import { errors } from "undici";
import { failureOf } from "../../../engine/net/failure.ts";

function coded(code: string, message = "x"): Error {
  return Object.assign(new Error(message), { code });
}

Deno.test.each([
  { what: "ECONNREFUSED", error: coded("ECONNREFUSED"), kind: "connect-refused" },
  { what: "ENOTFOUND", error: coded("ENOTFOUND"), kind: "dns" },
  { what: "EAI_AGAIN", error: coded("EAI_AGAIN"), kind: "dns" },
  { what: "ETIMEDOUT", error: coded("ETIMEDOUT"), kind: "timeout" },
  { what: "undici's connect timeout", error: new errors.ConnectTimeoutError(), kind: "timeout" },
  { what: "ECONNRESET", error: coded("ECONNRESET"), kind: "reset" },
  { what: "EPIPE", error: coded("EPIPE"), kind: "reset" },
  { what: "a self-signed certificate", error: coded("DEPTH_ZERO_SELF_SIGNED_CERT"), kind: "tls" },
  { what: "an expired certificate", error: coded("CERT_HAS_EXPIRED"), kind: "tls" },
  { what: "an unknown issuer", error: coded("UNABLE_TO_GET_ISSUER_CERT"), kind: "tls" },
  { what: "another name", error: coded("ERR_TLS_CERT_ALTNAME_INVALID"), kind: "tls" },
  { what: "no TLS at all", error: coded("ERR_SSL_WRONG_VERSION_NUMBER"), kind: "tls" },
  { what: "an end", error: new errors.SocketError("other side closed"), kind: "ended-early" },
  { what: "an end in a chunk", error: parserError("Invalid EOF state"), kind: "ended-early" },
  { what: "a bad chunk", error: parserError("Invalid character in chunk size"), kind: "malformed" },
  { what: "a bad answer", error: new errors.SocketError("bad response"), kind: "malformed" },
  { what: "a long head", error: new errors.HeadersOverflowError(), kind: "malformed" },
  { what: "a decoder", error: new SyntaxError("x"), kind: "malformed" },
  { what: "something else", error: coded("EHOSTUNREACH"), kind: "other" },
  { what: "what is no error", error: "x", kind: "other" },
])("$what is of kind $kind", ({ error, kind }) => {
  assert.equal(failureOf(error).kind, kind);
  assert.notEqual(failureOf(error).text, "");
});

Deno.test("a host of two addresses is refused at both, and says so", () => {
  const refused = ["::1", "127.0.0.1"].map((host) => coded("ECONNREFUSED", `connect to ${host}`));
  assert.deepEqual(failureOf(new AggregateError(refused)), {
    kind: "connect-refused",
    text: "connect to ::1; connect to 127.0.0.1",
  });
});

function parserError(reason: string): Error {
  const message = `Response does not match the HTTP/1.1 protocol (${reason})`;
  return new errors.HTTPParserError(message);
}
