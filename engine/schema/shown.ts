/**
 * Values of a config as they may be shown in an issue.
 * @module
 */

/** Keys whose values, and all below them, may be secret or hold one. */
const SECRET_PLACES: ReadonlySet<PropertyKey> = new Set([
  "apiKeyEnv",
  "api_key",
  "env",
  "headers",
  "host_ip",
  "url",
]);
const LONGEST = 60;

/** Describes the value at `path` of `root`: short and plain ones as they are, others by their type. */
export function shownAt(root: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>(childOf, root);
  const secret = path.some((key) => SECRET_PLACES.has(key));
  return typeof value === "string" && secret ? secretText(value) : shown(value);
}

/** Describes a value: short and plain ones as they are, others by their type. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      return textShown(value);
    case "number":
    case "boolean":
      return String(value);
    case "object":
      return value === null
        ? "null"
        : Array.isArray(value)
        ? `a list of ${value.length}`
        : "an object";
    default:
      return `a ${typeof value}`;
  }
}

function textShown(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return JSON.stringify(short.replaceAll(/\p{C}/gu, "?"));
}

function secretText(text: string): string {
  return text === "" ? "an empty text" : "a text (not shown, it may be secret)";
}

function childOf(parent: unknown, key: PropertyKey): unknown {
  if (typeof parent !== "object" || parent === null) return undefined;
  return Object.hasOwn(parent, key) ? Reflect.get(parent, key) : undefined;
}
