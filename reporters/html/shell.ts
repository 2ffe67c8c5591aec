/**
 * What the page of a run is around its body: the start of every document, a way to the report, and scripts, deflated.
 * @module
 */

import type { PageContent } from "./client/start.ts";
import { documentStart } from "./document.ts";
import type { Html } from "./markup.ts";
import { html, trusted } from "./markup.ts";
import { deflated } from "./pack.ts";
import type { Scripts } from "./scripts.ts";

/** The page, in pieces. */
export function* shellPieces(
  title: string,
  { loader, libraries }: Scripts,
  body: Iterable<string>,
): Iterable<string> {
  yield html`
    ${documentStart(title, { scripts: [loader, ...libraries] })}
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
