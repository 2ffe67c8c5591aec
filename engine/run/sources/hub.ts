/**
 * A split of a dataset on a hub (Hugging Face, or another that answers alike), by its Parquet files. The list of files is
 * kept like the files, so that a split that was used once works offline.
 * @module
 */

import { excerpt, listed, RowsError } from "../../dataset/rows/rows_error.ts";
import type { HubSource } from "../../plan/plan.ts";
import { download, shownAddress } from "./download.ts";
import type { SourcePorts } from "./ports.ts";

const HUB = "https://huggingface.co";
const DATASET = /^[\w-][\w.-]*(\/[\w-][\w.-]*)?$/;
/** The revision whose Parquet files the hub itself lists, made by it where the publisher has others. */
const MAIN = "main";
/** Entries of one answer of the hub; where there are more, it says less than all. */
const PAGE = 1000;

interface Hub {
  readonly base: URL;
  readonly source: HubSource;
  readonly ports: SourcePorts;
}

/** Paths of the split's Parquet files, in order, each downloaded when it is asked for. Throws a RowsError where there is none. */
export async function* hubFiles(source: HubSource, ports: SourcePorts): AsyncIterable<string> {
  const hub: Hub = { base: baseOf(ports), source, ports };
  if (!DATASET.test(source.dataset)) {
    throw new RowsError(`Cannot name a dataset: ${excerpt(source.dataset)}. Write owner/name`);
  }
  const addresses = source.revision === MAIN ? await mainFiles(hub) : await revisionFiles(hub);
  for (const address of addresses) yield await download(address, ports, keyFor(address, hub));
}

function baseOf({ env }: SourcePorts): URL {
  const text = env("HF_ENDPOINT") || HUB;
  if (URL.canParse(text) && /^https?:/.test(text)) return new URL(text.replace(/\/*$/, "/"));
  throw new RowsError(`Cannot reach the hub: HF_ENDPOINT is ${excerpt(text)}, and no address`);
}

/** The bearer key, for the hub itself and nobody else. */
function keyFor(address: string, { base, ports }: Hub): Readonly<Record<string, string>> {
  const token = ports.env("HF_TOKEN");
  return token && new URL(address).origin === base.origin
    ? { authorization: `Bearer ${token}` }
    : {};
}

async function mainFiles(hub: Hub): Promise<readonly string[]> {
  const { dataset, config, split } = hub.source;
  const list = await listAt(
    `api/datasets/${dataset}/parquet/${encodeURIComponent(config)}/${encodeURIComponent(split)}`,
    hub,
  );
  const addresses = list.filter((item) => typeof item === "string" && URL.canParse(item));
  if (addresses.length !== list.length || !addresses.length) throw none(hub, []);
  return (addresses as readonly string[]).map((address) => safe(address, hub));
}

/** Of other revisions the hub lists all files; those of a split are told by their paths: `main/test-00000-of-00001.parquet`. */
async function revisionFiles(hub: Hub): Promise<readonly string[]> {
  const { dataset, revision } = hub.source;
  const at = encodeURIComponent(revision);
  const list = await listAt(`api/datasets/${dataset}/tree/${at}?recursive=true`, hub);
  if (list.length >= PAGE) {
    throw new RowsError(
      `Cannot find the files of ${dataset} at ${revision}: there are ${PAGE} or more, and the hub lists no more. Use the revision ${MAIN}`,
    );
  }
  const paths = list.map(pathOf).filter((path) => path.endsWith(".parquet")).sort();
  const found = paths.filter((path) => isOfSplit(path, hub.source));
  if (!found.length) throw none(hub, paths);
  return found.map((path) => {
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    return new URL(`datasets/${dataset}/resolve/${at}/${encoded}`, hub.base).href;
  });
}

function pathOf(entry: unknown): string {
  const path = (entry as { readonly path?: unknown } | null)?.path;
  return typeof path === "string" ? path : "";
}

function isOfSplit(path: string, { config, split }: HubSource): boolean {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  const ofSplit = folders.includes(split) || name.startsWith(`${split}-`) ||
    name === `${split}.parquet`;
  return ofSplit && (config === "default" || folders.includes(config));
}

async function listAt(place: string, hub: Hub): Promise<readonly unknown[]> {
  const address = new URL(place, hub.base).href;
  const path = await download(address, hub.ports, keyFor(address, hub));
  try {
    const list = JSON.parse(await hub.ports.files.readText(path) ?? "");
    if (Array.isArray(list)) return list;
  } catch {
    // Told below: it is no list either way.
  }
  throw new RowsError(`Cannot read ${shownAddress(new URL(address))}: it is no list of files`);
}

/** A hub behind https does not send its users to http. */
function safe(address: string, { base }: Hub): string {
  const { protocol } = new URL(address);
  if (protocol === "https:" || protocol === base.protocol) return address;
  throw new RowsError(
    `Cannot download ${excerpt(address)}: the hub lists an address without https`,
  );
}

function none({ source }: Hub, paths: readonly string[]): RowsError {
  const { dataset, config, split, revision } = source;
  return new RowsError(
    `Cannot find the Parquet files of ${dataset}, config ${config}, split ${split}, at ${revision}: the hub lists ${
      listed(paths)
    }`,
  );
}
