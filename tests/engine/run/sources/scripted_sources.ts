/**
 * What sources need of the outside world, scripted: files in memory, and a web of given answers.
 * @module
 */

import type { Progress, SourcePorts } from "../../../../engine/run/sources/ports.ts";
import { newMemoryFiles } from "../../port/memory_files.ts";

/** What a page says; a number is a status without a body. */
export type Page = string | Uint8Array | number | { readonly cutAt: number };

/** Ports, and what was asked of the web through them. */
export interface Scripted {
  readonly ports: SourcePorts;
  readonly asked: { readonly url: string; readonly headers: Readonly<Record<string, string>> }[];
  readonly told: Progress[];
  /** Can be changed between two calls. */
  readonly pages: Map<string, Page>;
}

/** Ports of a machine with these files, pages and variables. */
export async function scriptedSources({ files = {}, pages = {}, env = {}, dataFolder = null }: {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly pages?: Readonly<Record<string, Page>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly dataFolder?: string | null;
}): Promise<Scripted> {
  const memory = newMemoryFiles();
  for (const [path, content] of Object.entries(files)) await memory.write(path, [content]);
  const script = { asked: [], told: [], pages: new Map(Object.entries(pages)) } as Omit<
    Scripted,
    "ports"
  >;
  const ports: SourcePorts = {
    files: memory,
    web: {
      get(url, { headers, signal }) {
        signal.throwIfAborted();
        script.asked.push({ url, headers });
        return answer(script.pages.get(url) ?? 404);
      },
    },
    os: "linux",
    dataFolder,
    ownFolder: "/own",
    signal: new AbortController().signal,
    env: (name) => ({ ASSAY_CACHE: "/cache", ...env })[name],
    progress: (progress) => void script.told.push(progress),
  };
  return { ...script, ports };
}

function answer(page: Page): ReturnType<SourcePorts["web"]["get"]> {
  const status = typeof page === "number" ? page : 200;
  const bytes = new TextEncoder().encode(typeof page === "string" ? page : `<${status}>`);
  const whole = page instanceof Uint8Array ? new Uint8Array(page) : bytes;
  const cutAt = typeof page === "object" && "cutAt" in page ? page.cutAt : Infinity;
  const headers = { "content-length": String(cutAt === Infinity ? whole.length : cutAt + 1) };
  const body = async function* (): AsyncIterable<Uint8Array<ArrayBuffer>> {
    for (let at = 0; at < whole.length; at += 100) {
      yield await Promise.resolve(whole.slice(at, Math.min(at + 100, cutAt)));
    }
  };
  return Promise.resolve({ status, headers, body: body() });
}
