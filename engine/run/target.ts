/**
 * Where the requests of a model go, and what their heads say.
 * @module
 */

import type { Target } from "../net/network.ts";
import type { Model } from "../plan/plan.ts";
import { requestPath } from "../wire/request_path.ts";
import { splitBaseUrl } from "../wire/split_base_url.ts";
import type { Reached } from "./ports.ts";

/** The target of a model's requests. */
export function targetOf(
  model: Model,
  { url, headers }: Pick<Reached, "url" | "headers">,
): Target {
  const { origin, path } = splitBaseUrl(url);
  return {
    origin,
    method: "POST",
    path: path + requestPath(model.api),
    headers: {
      "content-type": "application/json",
      "accept": model.stream ? "text/event-stream" : "application/json",
      ...headers,
    },
  };
}
