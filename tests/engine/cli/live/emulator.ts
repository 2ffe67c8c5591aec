/**
 * A terminal in memory: as much of one as the live screen uses, with lines that are broken anew where its width changes.
 * @module
 */

import { widthOf } from "../../../../reporters/text/width.ts";

// deno-lint-ignore no-control-regex
const SEQUENCE = /^\x1b\[(\??)(\d*)([A-Za-z])/;

/** A row of the screen; `joined`: it goes on in the next one because it was too wide. */
interface Row {
  text: string;
  joined: boolean;
}

/** What a person would see. */
export class Emulator {
  cursorShown = true;
  /** Frames whose end has not come. */
  openFrames = 0;
  /** Signs written, for tests of how much is drawn. */
  written = 0;
  readonly rows: number;
  #columns: number;
  #lines: Row[] = [{ text: "", joined: false }];
  #row = 0;
  #column = 0;
  #top = 0;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.rows = rows;
  }

  get columns(): number {
    return this.#columns;
  }

  write(text: string): void {
    this.written += text.length;
    for (let rest = text; rest !== "";) {
      const [sequence = "", mark, number = "", name = ""] = SEQUENCE.exec(rest) ?? [];
      if (sequence !== "") this.#obey(mark === "?", Number(number), name);
      const [sign = ""] = sequence === "" ? graphemes(rest) : [sequence];
      if (sequence === "") this.#put(sign);
      rest = rest.slice(sign.length);
    }
  }

  /** All rows, scrolled off or not, without the empty ones at the end. */
  lines(): readonly string[] {
    const lines = this.#lines.map(({ text }) => text.trimEnd());
    const last = lines.findLastIndex((line) => line !== "");
    return lines.slice(0, last + 1);
  }

  resize(columns: number): void {
    const whole: string[] = [""];
    for (const { text, joined } of this.#lines.slice(0, this.#row)) {
      whole.push((whole.pop() ?? "") + text);
      if (!joined) whole.push("");
    }
    this.#columns = columns;
    this.#lines = whole.slice(0, -1).flatMap((line) => broken(line, columns));
    this.#lines.push({ text: "", joined: false });
    [this.#row, this.#column] = [this.#lines.length - 1, 0];
    this.#top = Math.max(0, this.#lines.length - this.rows);
  }

  #obey(isMode: boolean, number: number, name: string): void {
    if (isMode && number === 25) this.cursorShown = name === "h";
    else if (isMode && number === 2026) this.openFrames += name === "h" ? 1 : -1;
    else if (name === "A") this.#row = Math.max(this.#top, this.#row - (number || 1));
    else if (name === "K") this.#keep(this.#column);
    else if (name === "J") {
      this.#keep(this.#column);
      this.#lines.length = this.#row + 1;
    } else if (name !== "m") throw new Error(`Cannot obey CSI ${number}${name}: it is not known`);
  }

  #keep(columns: number): void {
    const row = this.#lines[this.#row] as Row;
    row.text = startOf(row.text, columns);
    row.joined = false;
  }

  #put(sign: string): void {
    if (sign === "\r\n") {
      this.#column = 0;
      return this.#down();
    }
    if (sign === "\r") return void (this.#column = 0);
    const width = widthOf(sign);
    if (this.#column + width > this.#columns) {
      (this.#lines[this.#row] as Row).joined = true;
      this.#column = 0;
      this.#down();
    }
    const row = this.#lines[this.#row] as Row;
    const before = startOf(row.text, this.#column);
    const after = row.text.slice(startOf(row.text, this.#column + width).length);
    row.text = before + " ".repeat(this.#column - widthOf(before)) + sign + after;
    this.#column += width;
  }

  #down(): void {
    this.#row++;
    if (this.#row === this.#lines.length) this.#lines.push({ text: "", joined: false });
    this.#top = Math.max(this.#top, this.#row - this.rows + 1);
  }
}

function graphemes(text: string): readonly string[] {
  const [first] = new Intl.Segmenter("en").segment(text.slice(0, 40));
  return [first?.segment ?? ""];
}

function startOf(text: string, columns: number): string {
  let start = "";
  for (const { segment } of new Intl.Segmenter("en").segment(text)) {
    if (widthOf(start + segment) > columns) break;
    start += segment;
  }
  return start;
}

function broken(line: string, columns: number): Row[] {
  const rows: Row[] = [];
  for (let rest = line;;) {
    const text = startOf(rest, columns);
    rest = rest.slice(text.length);
    rows.push({ text, joined: rest !== "" });
    if (rest === "") return rows;
  }
}
