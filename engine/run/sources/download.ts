/**
 * Files of the web, kept: an address is downloaded once, and works offline afterwards. A kept file has its SHA-256 beside
 * it, written last, so that one which is not whole, or was changed, is never used.
 * @module
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { join } from "@std/path";
import { excerpt, RowsError } from "../../dataset/rows/rows_error.ts";
import type { Files, Web } from "../../port/ports.ts";
import { cacheFolder } from "./cache_folder.ts";
import type { SourcePorts } from "./ports.ts";

/** What stands beside a kept file. */
interface Receipt {
  /** Without its query, which may hold a key. */
  readonly address: string;
  readonly sha256: string;
  readonly bytes: number;
}

type Answer = Awaited<ReturnType<Web["get"]>>;
type Headers = Readonly<Record<string, string>>;

const RECEIPT = "receipt.json";
/** More than any file of rows; a server that never ends does not fill the disk. */
const LIMIT_BYTES = 64 * 2 ** 30;
const FORBIDDEN: ReadonlySet<number> = new Set([401, 403]);

/** The path of the kept file of an address; downloads it first where there is none. Throws a RowsError where that fails. */
export async function download(
  address: string,
  ports: SourcePorts,
  headers: Headers = {},
): Promise<string> {
  const url = addressOf(address);
  const folder = join(cacheFolder(ports), `sha256-${bytesToHex(sha256(utf8ToBytes(url.href)))}`);
  const path = join(folder, nameOf(url));
  if (await isWhole(path, join(folder, RECEIPT), ports.files)) return path;
  await ports.files.makeFolder(folder);
  const receipt = await fetched(url, path, { ports, headers });
  await ports.files.write(join(folder, RECEIPT), [JSON.stringify(receipt, null, 2)]);
  return path;
}

/** An address for people: without credentials and query. */
export function shownAddress({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}

function addressOf(address: string): URL {
  if (URL.canParse(address)) return new URL(address);
  throw new RowsError(`Cannot download ${excerpt(address)}: it is no address`);
}

async function fetched(
  url: URL,
  path: string,
  { ports, headers }: { readonly ports: SourcePorts; readonly headers: Headers },
): Promise<Receipt> {
  const address = shownAddress(url);
  const hash = sha256.create();
  let bytes = 0;
  const pieces = async function* (answer: Answer): AsyncIterable<Uint8Array> {
    const total = lengthOf(answer);
    for await (const piece of answer.body) {
      hash.update(piece);
      bytes += piece.length;
      if (bytes > LIMIT_BYTES) throw new Error(`it is longer than ${LIMIT_BYTES} bytes`);
      ports.progress({ address, bytes, total });
      yield piece;
    }
    if (total !== null && bytes !== total) {
      throw new Error(`it has ended after ${bytes} of ${total} bytes`);
    }
  };
  try {
    const answer = await ports.web.get(url.href, { headers, signal: ports.signal });
    if (answer.status !== 200) throw new Error(await refusal(answer));
    await ports.files.write(path, pieces(answer));
  } catch (error) {
    ports.signal.throwIfAborted();
    const why = (error as Error).message.replace(`Cannot get ${address}: `, "");
    throw new RowsError(`Cannot download ${address}: ${why}`, { cause: error });
  }
  return { address, sha256: bytesToHex(hash.digest()), bytes };
}

/** Bytes that will come; the length of a packed body says nothing of them. */
function lengthOf({ headers }: Answer): number | null {
  const length = headers["content-length"];
  return length === undefined || headers["content-encoding"] ? null : Number(length);
}

async function refusal({ status, body }: Answer): Promise<string> {
  const cure = FORBIDDEN.has(status) ? ". If it asks for a key, HF_TOKEN holds that of a hub" : "";
  for await (const piece of body) {
    return `the server says ${status}, ${excerpt(new TextDecoder().decode(piece), 200)}${cure}`;
  }
  return `the server says ${status}${cure}`;
}

async function isWhole(path: string, receiptPath: string, files: Files): Promise<boolean> {
  const receipt = receiptOf(await files.readText(receiptPath));
  if (!receipt || await files.size(path) !== receipt.bytes) return false;
  const hash = sha256.create();
  for await (const piece of files.read(path)) hash.update(piece);
  return bytesToHex(hash.digest()) === receipt.sha256;
}

function receiptOf(text: string | undefined): Receipt | undefined {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return;
  }
}

/** The last part of a path, as a name that is safe on every system. */
function nameOf({ pathname }: URL): string {
  const name = (pathname.split("/").at(-1) ?? "").replaceAll(/[^\w.-]/g, "_").slice(-100);
  return /^\.*$/.test(name) || name === RECEIPT ? `file_${name}` : name;
}
