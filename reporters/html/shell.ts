/**
 * What every page is: a head with the policy that forbids everything not in it, a body, and its scripts, deflated.
 *
 * Scripts run by their hash only, so nothing that a model or a server said can run, even if it were put in unescaped.
 * @module
 */

import { sha256 } from "@noble/hashes/sha2.js";
import type { PageContent } from "./client/start.ts";
import type { Html } from "./markup.ts";
import { html, trusted } from "./markup.ts";
import { deflated } from "./pack.ts";
import { paletteStyle } from "./palette.ts";
import type { Scripts } from "./scripts.ts";
import style from "./page.css" with { type: "text" };

/** The page, in pieces. */
export function* shellPieces(
  title: string,
  { loader, libraries }: Scripts,
  body: Iterable<string>,
): Iterable<string> {
  yield html`
    <!doctype html>
    <html lang="en">
    ${headOf(title, [loader, ...libraries])}
    <body>
    <a class="skip" href="#main">Skip to the report</a>
    <button type="button" class="theme" id="theme" aria-label="Light or dark">◐</button>
    <main id="main" tabindex="-1">
  `.html;
  yield* body;
  yield `\n</main>\n<noscript><p class="none">Charts need scripts. The numbers do not.</p></noscript>\n`;
  for (const library of libraries) {
    yield `<script type="text/plain" class="code">${deflated(library)}</script>\n`;
  }
  yield `<script>${loader}</script>\n</body>\n</html>\n`;
}

/** What the page's script draws, where it stands in the body. */
export function packedContent(content: PageContent): Html {
  const packed = trusted(deflated(JSON.stringify(content)));
  return html`<script type="text/plain" class="content">${packed}</script>`;
}

function headOf(title: string, scripts: readonly string[]): Html {
  const hashes = scripts.map((script) => `'sha256-${hashOf(script)}'`).join(" ");
  const policy = [
    "default-src 'none'",
    `script-src ${hashes}`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`
    <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>${title}</title>
      <style>${trusted(paletteStyle())}${trusted(style)}</style>
    </head>
  `;
}

function hashOf(script: string): string {
  return sha256(new TextEncoder().encode(script)).toBase64();
}
