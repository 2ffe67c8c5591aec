/**
 * Names of one long word, which a narrow table may break between the words that they are made of.
 * @module
 */

import type { Html } from "./markup.ts";
import { html } from "./markup.ts";

/** The name with places to break: behind `_`, and before a capital. */
export function breakable(name: string): Html {
  const [first = "", ...others] = name.split(/(?<=_)(?!_)|(?<=\p{Ll})(?=\p{Lu})/u);
  return html`${first}${others.map((word) => html`<wbr>${word}`)}`;
}
