/**
 * Reads a sequence of brackets, as dyck_languages asks for them.
 * @module
 */

import type { Span } from "../exact/stated.ts";
import type { Mode, Reading } from "./reader.ts";

const RUN = /[()[\]{}<>](?:[\s,"'`\\$]*[()[\]{}<>])*/g;
/** Round brackets around words are prose, and LaTeX's own are no answer. */
const PROSE = /\([^()[\]{}<>\n]*[A-Za-z][^()[\]{}<>\n]*\)|\\[()[\]]/g;

/** Reads a run of brackets; a value has one blank between any two. */
export function readBrackets(reply: string, span: Span, mode: Mode): Reading | null {
  const [start, end] = span.rule === "boxed" ? insideBox(reply, span) : [span.start, span.end];
  const text = reply.slice(start, end).replace(PROSE, (prose) => " ".repeat(prose.length));
  const runs = [...text.matchAll(RUN)].map((match): Reading => ({
    value: plainBrackets(match[0]),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  const chosen = mode === "last" ? runs.at(-1) : runs[0];
  if (!chosen || mode !== "whole") return chosen ?? null;
  const around = text.slice(0, chosen.start - start) + text.slice(chosen.end - start);
  return /[\p{L}\p{N}]/u.test(around) ? null : chosen;
}

/** Brackets with one blank between any two, whatever stood there. */
export function plainBrackets(text: string): string {
  return [...text.replace(/[^()[\]{}<>]/g, "")].join(" ");
}

/** The answer itself may be braces that do not balance, so a box ends with the last ones of its line. */
function insideBox(reply: string, { start }: Span): readonly [start: number, end: number] {
  const lineEnd = reply.indexOf("\n", start);
  const line = reply.slice(start, lineEnd < 0 ? reply.length : lineEnd);
  const opening = /^\s*\\(?:text|mathrm|texttt)\{/.exec(line)?.[0].length ?? 0;
  const outer = Math.max(opening, line.lastIndexOf("}"));
  const inner = opening > 0 ? Math.max(opening, line.lastIndexOf("}", outer - 1)) : outer;
  return [start + opening, start + inner];
}
