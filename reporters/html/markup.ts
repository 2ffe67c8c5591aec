/**
 * Markup that cannot be broken out of: every string that is put into a template is escaped, whoever wrote it.
 *
 * Control characters and direction overrides become visible names, so a message reads the way it is stored.
 * @module
 */

import { inert } from "../text/inert.ts";

/** A piece of trusted markup. Only {@linkcode html} and {@linkcode trusted} make one. */
export interface Html {
  readonly html: string;
}

/** What a template takes: text is escaped, markup is not, lists are joined, nothing is nothing. */
export type Fragment = Html | string | number | null | undefined | readonly Fragment[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup from a template, without the blanks around it. */
export function html(parts: TemplateStringsArray, ...values: readonly Fragment[]): Html {
  const text = parts.map((part, at) => part + (at < values.length ? markupOf(values[at]) : ""));
  return trusted(text.join("").trim());
}

/** Text of this project, taken as markup as it stands. */
export function trusted(text: string): Html {
  return { html: text };
}

/** JSON that can stand inside a `<script>` element. */
export function scriptJson(value: unknown): Html {
  const json = JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return trusted(json);
}

function markupOf(value: Fragment): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") {
    return inert(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
  }
  if (typeof value === "number") return String(value);
  return "html" in value ? value.html : value.map(markupOf).join("");
}
