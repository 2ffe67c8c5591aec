/**
 * The live page: one HTML document that listens to the run, and what it is told each second.
 *
 * Its script and its style run by their hash, and nothing else does; it asks nobody but the server it came from.
 * @module
 */

import { hashSource } from "../html/document.ts";
import { link } from "../html/link.ts";
import { html, trusted } from "../html/markup.ts";
import { answerPicture } from "./answer_picture.ts";
import type { ShownTask } from "./client/start.ts";
import { loadPicture } from "./load_picture.ts";
import type { Progress } from "./progress.ts";
import style from "./page.css" with { type: "text" };

/** A document, and the policy that it is sent with. */
export interface LivePage {
  readonly html: string;
  /** Value of `Content-Security-Policy`. */
  readonly policy: string;
}

/** The document. */
export async function livePage(): Promise<LivePage> {
  const module = await import("./client/start.ts", { with: { type: "text" } });
  const script = link([module.default as unknown as string], "start");
  return {
    policy: [
      "default-src 'none'",
      `script-src ${hashSource(script)}`,
      `style-src ${hashSource(style)}`,
      "connect-src 'self'",
      "img-src data:",
      ...["base-uri", "form-action", "frame-ancestors"].map((name) => `${name} 'none'`),
    ].join("; "),
    html: html`
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>assay, live</title>
          <link rel="icon" href="data:,">
          <style>${trusted(style)}</style>
        </head>
        <body>
          <main>
            <h1>assay, live</h1>
            <p id="state" role="status">Connecting</p>
            <div id="tasks"></div>
            <noscript><p>This page needs scripts. The same numbers are at <a href="now">now</a>, as JSON.</p></noscript>
          </main>
          <script>${trusted(script)}</script>
        </body>
      </html>
    `.html,
  };
}

/** What the page is told: the words of the terminal, and the bars of the last minute. */
export function shownTasks(tasks: readonly Progress[]): readonly ShownTask[] {
  return tasks.map((progress) => {
    const picture = progress.kind === "load" ? loadPicture(progress) : answerPicture(progress);
    const { name, beside, share, done, troubles, unit, figures, latencies, result } = picture;
    const { perSecond, ending } = progress;
    return {
      ...{ name, beside, done, troubles, unit, perSecond, ending },
      ...(share !== undefined && { share }),
      lines: ending === null
        ? [figures, latencies].filter(({ length }) => length > 0).map((list) => list.join(" · "))
        : [result.join(" · ")],
    };
  });
}
