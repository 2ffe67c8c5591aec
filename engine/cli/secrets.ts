/**
 * Secrets: they live in the environment, and in values given by `--header`, which are kept here and never in a plan.
 * @module
 */

import { checkTarget } from "../net/target.ts";
import type { HeaderValue, Model } from "../plan/plan.ts";
import type { Shell } from "../port/ports.ts";
import { UsageError } from "./exit_codes.ts";

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const SCHEME = /^(basic|bearer|token) +/i;

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
    const value = text.slice(colon + 1).trim();
    if (value === "") {
      throw new UsageError(
        `Cannot read --header: it takes 'Name: value', found no value of ${name}`,
      );
    }
    const variable = `ASSAY_HEADER_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
    values.set(variable, value);
    headers[name] = { env: variable };
  }
  return { headers, shell: { env: (name) => values.get(name) ?? shell.env(name) } };
}

/** All headers of a model with their values, for the wire only. Throws a {@linkcode UsageError} naming what is wrong. */
export function resolveHeaders(model: Model, shell: Shell): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(model.headers)) {
    headers[name.toLowerCase()] = typeof value === "string"
      ? value
      : variable(shell, value.env, `header ${name} of ${model.name}`);
  }
  if (model.apiKeyEnv !== null) {
    const key = variable(shell, model.apiKeyEnv, `key of ${model.name}`);
    headers["authorization"] ??= `Bearer ${key}`;
  }
  checkHeaders(headers);
  return headers;
}

/** Of these headers the values that a plan does not hold, with and without `Bearer` before them. */
export function secretsOf(
  model: Model,
  headers: Readonly<Record<string, string>>,
): readonly string[] {
  const open = new Set(
    Object.entries(model.headers).filter(([, value]) => typeof value === "string")
      .map(([name]) => name.toLowerCase()),
  );
  return Object.entries(headers).filter(([name]) => !open.has(name))
    .flatMap(([, value]) => [value, value.replace(SCHEME, "")]);
}

function variable(shell: Shell, name: string, what: string): string {
  const value = shell.env(name);
  if (value !== undefined && value !== "") return value;
  throw new UsageError(`Cannot find the ${what}: the environment variable ${name} is not set`);
}

/** A client would refuse them in the middle of a run. */
function checkHeaders(headers: Readonly<Record<string, string>>): void {
  try {
    checkTarget({ origin: "http://localhost", method: "POST", path: "/", headers });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}
