/**
 * Where formulas stand in a text: between `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. Pure, and linear in the length of the text.
 * @module
 */

/** A stretch of a text. The pieces of a text follow each other without gaps. */
export interface MathsPiece {
  readonly kind: "text" | "inline" | "display";
  readonly from: number;
  readonly to: number;
  /** The formula between its marks; of text, the text. */
  readonly tex: string;
}

interface Marks {
  readonly open: string;
  readonly close: string;
  readonly kind: "inline" | "display";
}

const MARKS: readonly Marks[] = [
  { open: "$$", close: "$$", kind: "display" },
  { open: "\\[", close: "\\]", kind: "display" },
  { open: "\\(", close: "\\)", kind: "inline" },
  { open: "$", close: "$", kind: "inline" },
];
const OPEN = /\$\$|\\\[|\\\(|\$/g;
/** A longer formula is shown as text. */
const LONGEST_TEX = 2000;

/** The pieces of a text. */
export function mathsIn(text: string): readonly MathsPiece[] {
  const pieces: MathsPiece[] = [];
  let shown = 0;
  let from = nextOpen(text, 0);
  while (from >= 0) {
    const piece = pieceAt(text, from);
    if (piece) {
      if (piece.from > shown) pieces.push(textPiece(text, shown, piece.from));
      pieces.push(piece);
      shown = piece.to;
    }
    from = nextOpen(text, piece?.to ?? from + 1);
  }
  if (shown < text.length) pieces.push(textPiece(text, shown, text.length));
  return pieces;
}

function nextOpen(text: string, from: number): number {
  OPEN.lastIndex = from;
  return OPEN.exec(text)?.index ?? -1;
}

function pieceAt(text: string, from: number): MathsPiece | undefined {
  const marks = MARKS.find(({ open }) => text.startsWith(open, from));
  if (!marks) return;
  const start = from + marks.open.length;
  const near = text.slice(start, start + LONGEST_TEX + marks.close.length);
  const length = near.indexOf(marks.close);
  if (length <= 0) return;
  const tex = near.slice(0, length);
  const to = start + length + marks.close.length;
  const next = near.charAt(length + 1);
  if (marks.open === "$" && !isFormula(tex, next)) return;
  return { kind: marks.kind, from, to, tex };
}

/** Between single dollars stands a formula only where they touch it, in one line: `$5 and $6` is money (Pandoc's rule). */
function isFormula(tex: string, next: string): boolean {
  return !/^\s|\s$|\n/.test(tex) && !/^\d/.test(next);
}

function textPiece(text: string, from: number, to: number): MathsPiece {
  return { kind: "text", from, to, tex: text.slice(from, to) };
}
