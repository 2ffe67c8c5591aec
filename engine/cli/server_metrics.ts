/**
 * The text that a server has at `/metrics`, where it has one.
 * @module
 */

/** Where it is asked. */
export interface MetricsPlace {
  /** Base URL of the server. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 2000;
const MOST_BYTES = 4 << 20;

/** Resolves with the text; `undefined` where there is none, whyever. Never rejects. */
export async function askServerMetrics(
  { url, headers }: MetricsPlace,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!/^https?:/.test(url)) return;
  try {
    const response = await fetch(`${url.replace(/\/$/, "")}/metrics`, {
      headers,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    if (response.ok) return await textOf(response);
    await response.body?.cancel();
  } catch {
    return;
  }
}

async function textOf(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MOST_BYTES) return;
  }
  return text;
}
