/**
 * Tokens spent by one answer so far, and their JSON.
 * @module
 */

import type { Piece } from "./shape.ts";

/** A count of tokens. */
export interface Usage {
  /** Tokens generated so far. */
  outputTokens(): number;
  spend(piece: Piece): void;
  /** The `usage` object. */
  json(): string;
}

/** Starts a count. */
export function newUsage(promptTokens: number): Usage {
  let output = 0;
  let reasoning = 0;
  return {
    outputTokens: () => output,
    spend({ channel, tokens }) {
      output += tokens;
      if (channel === "reasoning") reasoning += tokens;
    },
    json() {
      const details = reasoning > 0 ? `{"reasoning_tokens":${reasoning}}` : null;
      return `{"prompt_tokens":${promptTokens},"total_tokens":${promptTokens + output},` +
        `"completion_tokens":${output},"completion_tokens_details":${details}}`;
    },
  };
}
