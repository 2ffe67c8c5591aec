/**
 * Gets a model ready to be asked: starts the simulated server, finds secrets, asks what the model is called.
 * @module
 */

import { socketPathOf } from "../net/socket_path.ts";
import type { Model } from "../plan/plan.ts";
import type { Shell } from "../port/ports.ts";
import { UnreachableError } from "../run/ports.ts";
import type { Reached } from "../run/ports.ts";
import { parseModels } from "../wire/parse_models.ts";
import { splitBaseUrl } from "../wire/split_base_url.ts";
import { chooseClient } from "./client_choice.ts";
import type { ClientWish } from "./client_choice.ts";
import { newDiscreetClient, newHiding } from "./hide_secrets.ts";
import { resolveHeaders, secretsOf } from "./secrets.ts";
import { startSim } from "./sim_thread.ts";
import { newWorkerClient } from "./worker_client.ts";

const ASK_MS = 5000;

/** What models are reached with. */
export interface Reaching {
  /** Knows the secrets that the plan names. */
  readonly shell: Shell;
  readonly signal: AbortSignal;
  readonly client: ClientWish;
}

/** Makes `reach` for the interpreters. */
export function newReach({ shell, signal, client }: Reaching): (model: Model) => Promise<Reached> {
  return async (model) => {
    const headers = resolveHeaders(model, shell);
    const server = model.server.kind === "sim"
      ? await startSim({ profile: model.server.profile, host: "127.0.0.1", port: 0 })
      : { url: model.server.url, close: () => {} };
    try {
      const served = model.model === "" ? await askName(server.url, headers, signal) : model.model;
      return {
        ...server,
        served,
        headers,
        client: newDiscreetClient(
          newWorkerClient(chooseClient(client, server.url)),
          secretsOf(model, headers),
        ),
        hide: newHiding(secretsOf(model, headers)),
        warnings: [],
      };
    } catch (error) {
      server.close();
      throw error;
    }
  };
}

async function askName(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<string> {
  const { origin, path } = splitBaseUrl(url);
  const address = `${origin}${origin.startsWith("unix:") ? ":" : ""}${path}/v1/models`;
  const [first] = parseModels(await ask(address, headers, signal));
  if (first !== undefined) return first;
  throw new UnreachableError(
    `Cannot tell the model's name: ${address} lists none. Name it by --model`,
  );
}

async function ask(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { origin, path } = splitBaseUrl(address);
  using client = socketClientOf(origin);
  let response: Response;
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
    const request = { headers, redirect: "manual", signal: limit } as const;
    response = client
      ? await fetch(`http://localhost${path}`, { ...request, client })
      : await fetch(address, request);
    if (response.ok) return await bytesOf(response);
    await response.body?.cancel();
  } catch (error) {
    signal.throwIfAborted();
    throw new UnreachableError(
      `Cannot reach ${address}: ${reasonOf(error)}. Is the server up? --url says where`,
    );
  }
  throw new UnreachableError(
    `Cannot ask ${address} for the model's name: it answers HTTP ${response.status}. Name the model by --model`,
  );
}

/** What reaches a socket in the file system; of any other server nothing. */
function socketClientOf(origin: string): Deno.HttpClient | undefined {
  const path = socketPathOf(origin);
  if (path === undefined) return;
  return Deno.createHttpClient({ proxy: { transport: "unix", path } });
}

const MOST_BYTES = 4 << 20;

async function bytesOf(response: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size > MOST_BYTES) throw new Error("the list of models is longer than 4 MiB");
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${ASK_MS / 1000} s`;
  const text = `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`;
  return /refused/i.test(text) ? "connection refused" : text.replaceAll(/\s+/g, " ").trim();
}
