/**
 * What a raw client sends to a listener, what is done with it, and every byte that must come back.
 * @module
 */

import type { Handler, Reply } from "../../engine/net/listener.ts";

/** One dialogue over one connection. */
export interface Dialogue {
  readonly name: string;
  /** Pieces, sent in packets of their own. */
  readonly request: readonly string[];
  readonly handle: Handler;
  readonly want: string;
}

const UTF8 = new TextEncoder();
const LATIN1 = new TextDecoder("latin1");
const CLOSE = "connection: close\r\n\r\n";
const GET = `GET / HTTP/1.1\r\n${CLOSE}`;
const OK = "HTTP/1.1 200 OK\r\n";

function reply(act: (reply: Reply) => void): Handler {
  return (_incoming, reply) => act(reply);
}

function write(reply: Reply, ...texts: readonly string[]): void {
  for (const text of texts) reply.write(UTF8.encode(text));
}

/** Answers with what came in. */
const ECHO: Handler = ({ method, path, headers, body }, reply) => {
  const text = `${method} ${path} ${headers.get("x-key") ?? "-"} ${LATIN1.decode(body)}`;
  reply.head(200, { "content-length": String(text.length) });
  write(reply, text);
  reply.end();
};

function echoed(text: string): string {
  return `${OK}content-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`;
}

function refused(text: string): string {
  const head = "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain\r\n";
  return `${head}content-length: ${text.length + 1}\r\nconnection: close\r\n\r\n${text}\n`;
}

/** The dialogues. */
export const BYTES_ON_THE_WIRE: readonly Dialogue[] = [
  {
    name: "a body without a length goes in chunks",
    request: [GET],
    handle: reply((reply) => {
      reply.head(200, { "content-type": "text/event-stream" });
      write(reply, "data: a\n\n", "", "b".repeat(20));
      reply.end();
    }),
    want: `${OK}content-type: text/event-stream\r\ntransfer-encoding: chunked\r\n${CLOSE}` +
      `9\r\ndata: a\n\n\r\n14\r\n${"b".repeat(20)}\r\n0\r\n\r\n`,
  },
  {
    name: "with a length it goes as it is",
    request: [GET],
    handle: reply((reply) => {
      reply.head(429, { "Content-Length": "3", "retry-after": "1" });
      write(reply, "a", "bc");
      reply.end();
    }),
    want: `HTTP/1.1 429 Too Many Requests\r\nContent-Length: 3\r\nretry-after: 1\r\n${CLOSE}abc`,
  },
  {
    name: "HTTP/1.0 is answered up to the end of the connection",
    request: ["GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n"],
    handle: reply((reply) => {
      reply.head(200, {});
      write(reply, "a", "b");
      reply.end();
    }),
    want: `${OK}${CLOSE}ab`,
  },
  {
    name: "HEAD has no body",
    request: [`HEAD / HTTP/1.1\r\n${CLOSE}`],
    handle: reply((reply) => {
      reply.head(200, { "content-length": "3" });
      write(reply, "abc");
      reply.end();
    }),
    want: `${OK}content-length: 3\r\n${CLOSE}`,
  },
  {
    name: "a request is given as it came",
    request: [`POST /v1/x?y=%20 HTTP/1.1\r\nX-Key:  k \r\nContent-Length: 4\r\n${CLOSE}body`],
    handle: ECHO,
    want: echoed("POST /v1/x?y=%20 k body"),
  },
  {
    name: "whatever packets it came in",
    request: [...`PUT / HTTP/1.1\r\nx-key: k\r\ncontent-length: 4\r\n${CLOSE}body`],
    handle: ECHO,
    want: echoed("PUT / k body"),
  },
  {
    name: "and in chunks",
    request: [
      `POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n${CLOSE}`,
      "3;a=b\r\nbod\r\n",
      "1\r\ny\r\n0\r\n\r\n",
    ],
    handle: ECHO,
    want: echoed("POST / - body"),
  },
  {
    name: "a connection serves one request after the other",
    request: ["GET /1 HTTP/1.1\r\n\r\n", `GET /2 HTTP/1.1\r\n${CLOSE}`],
    handle: ECHO,
    want: `${OK}content-length: 9\r\n\r\nGET /1 - ${echoed("GET /2 - ")}`,
  },
  {
    name: "raw bytes go outside any framing",
    request: [GET],
    handle: reply((reply) => {
      reply.raw(UTF8.encode("\0\x01 no HTTP"));
      reply.close();
    }),
    want: "\0\x01 no HTTP",
  },
  {
    name: "a response can end in its middle",
    request: ["GET / HTTP/1.1\r\n\r\n"],
    handle: reply((reply) => {
      reply.head(200, {});
      write(reply, "a");
      reply.close();
      write(reply, "b");
      reply.end();
    }),
    want: `${OK}transfer-encoding: chunked\r\n\r\n1\r\na\r\n`,
  },
  {
    name: "or with a reset",
    request: [GET],
    handle: reply((reply) => reply.reset()),
    want: "(reset)",
  },
  {
    name: "nothing comes after the end",
    request: [GET],
    handle: reply((reply) => {
      reply.head(200, { "content-length": "1" });
      write(reply, "a");
      reply.end();
      write(reply, "b");
      reply.end();
      reply.reset();
    }),
    want: `${OK}content-length: 1\r\n${CLOSE}a`,
  },
  {
    name: "what is no request is refused",
    request: ["SSH-2.0-x\r\n\r\n"],
    handle: ECHO,
    want: refused('Cannot read a request: it starts "SSH-2.0-x"'),
  },
  {
    name: "after the answers to those before it",
    request: ["GET /1 HTTP/1.1\r\n\r\nGET\r\n\r\n"],
    handle: ECHO,
    want: `${OK}content-length: 9\r\n\r\nGET /1 - ${
      refused('Cannot read a request: it starts "GET"')
    }`,
  },
  {
    name: "so is a head that is too long",
    request: [`GET / HTTP/1.1\r\nx: ${"y".repeat(2 ** 16)}`],
    handle: ECHO,
    want: refused("Cannot read a head: longer than 65536 bytes"),
  },
  {
    name: "and a body that is too long",
    request: ["POST / HTTP/1.1\r\ncontent-length: 67108865\r\n\r\n"],
    handle: ECHO,
    want: refused("Cannot read a request: its body is longer than 67108864 bytes"),
  },
  {
    name: "and one of two lengths",
    request: ["POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n"],
    handle: ECHO,
    want: refused('Cannot read a request: its content-length is "1, 2"'),
  },
];
