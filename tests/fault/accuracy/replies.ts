/**
 * What a server says to a question of a quiz.
 * @module
 */

/** The right answer. */
export function right({ question }: { readonly question: number }): Response {
  return said({ content: `It is ${question}.` });
}

/** An answer with a message. */
export function said(message: unknown): Response {
  const usage = { prompt_tokens: 5, completion_tokens: 4 };
  return Response.json({ choices: [{ message, finish_reason: "stop" }], usage });
}

/** An error with a message. */
export function refusal(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ error: { message } }, { status, headers });
}
