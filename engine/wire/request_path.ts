/**
 * Paths of the APIs, as a table.
 * @module
 */

import type { Api } from "../plan/plan.ts";

const PATHS: Readonly<Record<Api, string>> = {
  "openai-chat": "/v1/chat/completions",
  "openai-completions": "/v1/completions",
};

/** Where an API is asked, relative to the server's base URL. */
export function requestPath(api: Api): string {
  return PATHS[api];
}
