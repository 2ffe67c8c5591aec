/**
 * Secrets: they live in the environment, and in values given by `--header`, which are kept here and never in a plan.
 * @module
 */

import type { HeaderValue, Model } from "../plan/plan.ts";
import type { Shell } from "../port/ports.ts";
import { UsageError } from "./exit_codes.ts";

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const LINE_BREAK = /[\r\n\0]/;

/** Headers of the command line: what a plan may say of them, and a shell that also knows their values. */
export interface HeaderFlags {
  readonly headers: Readonly<Record<string, HeaderValue>>;
  readonly shell: Shell;
}

/** Takes `Name: value` texts. A plan names the variable `ASSAY_HEADER_<NAME>`; who runs it again sets that. */
export function headerFlags(texts: readonly string[], shell: Shell): HeaderFlags {
  const values = new Map<string, string>();
  const headers: Record<string, HeaderValue> = {};
  for (const text of texts) {
    const colon = text.indexOf(":");
    const name = text.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (!HEADER_NAME.test(name)) {
      throw new UsageError(
        `Cannot read --header: it takes 'Name: value', found no name before a colon`,
      );
    }
    const variable = `ASSAY_HEADER_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
    values.set(variable, checked(name, text.slice(colon + 1).trim()));
    headers[name] = { env: variable };
  }
  return { headers, shell: { env: (name) => values.get(name) ?? shell.env(name) } };
}

/** All headers of a model with their values, for the wire only. Throws a {@linkcode UsageError} naming a variable not set. */
export function resolveHeaders(model: Model, shell: Shell): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(model.headers)) {
    headers[name.toLowerCase()] = typeof value === "string"
      ? value
      : checked(name, variable(shell, value.env, `header ${name} of ${model.name}`));
  }
  if (model.apiKeyEnv !== null) {
    const key = variable(shell, model.apiKeyEnv, `key of ${model.name}`);
    headers["authorization"] ??= `Bearer ${checked("authorization", key)}`;
  }
  return headers;
}

function variable(shell: Shell, name: string, what: string): string {
  const value = shell.env(name);
  if (value !== undefined && value !== "") return value;
  throw new UsageError(`Cannot find the ${what}: the environment variable ${name} is not set`);
}

function checked(name: string, value: string): string {
  if (!LINE_BREAK.test(value)) return value;
  throw new UsageError(`Cannot send header ${name}: its value holds a line break`);
}
