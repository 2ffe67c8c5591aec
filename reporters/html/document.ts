/**
 * How every page begins: with the policy that forbids everything that is not in it, and its colours and style.
 *
 * Scripts run by their hash only, so nothing that a model or a server said can run, even if it were put in unescaped.
 * @module
 */

import { sha256 } from "@noble/hashes/sha2.js";
import type { Html } from "./markup.ts";
import { html, trusted } from "./markup.ts";
import { paletteStyle } from "./palette.ts";
import shared from "./page.css" with { type: "text" };

/** What may run in a page, and the style that it has beside the one of every page. */
export interface DocumentOptions {
  readonly scripts: readonly string[];
  readonly style?: string;
}

/** The document up to its body. `style` must not hold `</style`. */
export function documentStart(title: string, { scripts, style = "" }: DocumentOptions): Html {
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>${title}</title>
        <style>${trusted(paletteStyle())}${trusted(shared)}${trusted(style)}</style>
      </head>
  `;
}

/** What a policy calls an inline script or style: its SHA-256, in base64 and quotes. */
export function hashSource(text: string): string {
  return `'sha256-${sha256(new TextEncoder().encode(text)).toBase64()}'`;
}
