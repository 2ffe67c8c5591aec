/**
 * Counts tokens where a server does not: by a `tokenizer.json`, or by the vocabulary that comes with assay.
 *
 * Both are loaded when they are first needed. Long runs of one kind of character cost tokenizers the square of their
 * length, so they are counted in pieces.
 * @module
 */

/** Counts the tokens of a text, special ones not added. */
export type TokenCounter = (text: string) => number;

/** Longest run without a space that is handed on in one piece. */
const PIECE = 4096;

/** By a tokenizer of Hugging Face's format: the texts of `tokenizer.json` and of `tokenizer_config.json`, if there is one. */
export async function newTokenCounter(
  tokenizer: string,
  config: string = "{}",
): Promise<TokenCounter> {
  const { Tokenizer } = await import("@huggingface/tokenizers");
  const loaded = new Tokenizer(JSON.parse(tokenizer), JSON.parse(config));
  return countInPieces((piece) => loaded.encode(piece, { add_special_tokens: false }).ids.length);
}

/** By o200k_base of gpt-tokenizer: right for models that use it, and a fair estimate for others. */
export async function newBuiltInCounter(): Promise<TokenCounter> {
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
  return countInPieces((piece) => countTokens(piece, { disallowedSpecial: new Set() }));
}

function countInPieces(count: TokenCounter): TokenCounter {
  return (text) =>
    text.length <= PIECE
      ? count(text)
      : piecesOf(text).reduce((sum, piece) => sum + count(piece), 0);
}

/** Cuts before a space where there is one in the next piece, else anywhere but inside a character. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const limit = Math.min(text.length, start + PIECE);
    const space = limit < text.length ? text.lastIndexOf(" ", limit) : limit;
    const cut = space > start ? space : limit;
    const end = /[\uDC00-\uDFFF]/.test(text[cut] ?? "") ? cut - 1 : cut;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
