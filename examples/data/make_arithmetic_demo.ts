/**
 * Writes `arithmetic_demo_numbers.jsonl` and `arithmetic_demo_choices.jsonl`: word problems and multiple-choice questions
 * whose answers are computed, not typed. The same on every machine. `deno run --allow-write=. make_arithmetic_demo.ts`
 * @module
 */

import type { ProblemName, Words } from "./demo_words.ts";
import { WORDS } from "./demo_words.ts";

/** A row of a file. Options are `null` where the answer is a number; such rows have no columns for them. */
export interface DemoRow {
  readonly id: string;
  readonly kind: "number" | "choice";
  readonly lang: string;
  readonly question: string;
  readonly A: string | null;
  readonly B: string | null;
  readonly C: string | null;
  readonly D: string | null;
  /** A number in digits, or the letter of the right option. */
  readonly answer: string;
}

/** Numbers of one question, its answer, and for a choice what is wrong: three other answers. */
interface Drawn {
  readonly values: Readonly<Record<string, number | string>>;
  readonly answer: number | string;
  readonly wrong?: readonly (number | string)[];
}

/** The n-th question of a kind; n counts over all languages, so that no two have the same numbers. */
type Draw = (n: number) => Drawn;

const PER_LANGUAGE = 3;
const LETTERS = ["A", "B", "C", "D"] as const;

const PROBLEMS: Readonly<Record<ProblemName, Draw>> = {
  boxes(n) {
    const [a, b, c] = [3 + n % 7, 6 + 2 * (n % 5), 2 + n % 9];
    return { values: { a, b, c }, answer: a * b - c };
  },
  change(n) {
    const [p, k] = [2 + n % 6, 3 + n % 5];
    const q = Math.ceil((p * k + 1) / 10) * 10;
    return { values: { p, k, q }, answer: q - p * k };
  },
  journey(n) {
    const [v, t, d] = [70 + 5 * n, 2 + n % 4, 12 + 7 * (n % 8)];
    return { values: { v, t, d }, answer: v * t + d };
  },
  sale(n) {
    const [p, d] = [60 + 20 * n, 5 + 5 * (n % 9)];
    return { values: { p, d }, answer: p * (100 - d) / 100 };
  },
  age(n) {
    const [age, k, m] = [7 + n % 5, 6 + n % 3, 2 + n % 11];
    return { values: { n: age, k, m }, answer: age * k + m };
  },
  screws(n) {
    const [r, h, d, x] = [120 + 15 * n, 6 + n % 5, 3 + n % 4, 17 + 6 * n];
    return { values: { r, h, d, x }, answer: r * h * d - x };
  },
  sweets(n) {
    const [k, each, e] = [4 + n % 6, 7 + n % 9, 2 + n % 4];
    return { values: { k, t: k * each, e }, answer: each - e };
  },
  tank(n) {
    const [l, r, m, f] = [300 + 25 * n, 3 + n % 6, 12 + n, 40 + 5 * (n % 7)];
    return { values: { l, r, m, f }, answer: l - r * m + f };
  },
  average(n) {
    const [a, b, c, d] = [11 + n, 20 + 3 * (n % 5), 8 + 2 * n, 15 + n % 4];
    return { values: { a, b, c, d }, answer: (a + b + c + d) / 4 };
  },
  rows(n) {
    const [k, rest] = [8 + n % 5, 4 + n % 4];
    return {
      values: { t: k * (6 + n) + rest, k },
      answer: rest,
      wrong: [rest - 1, rest + 1, k - rest === rest || k - rest === rest + 1 ? rest - 2 : 0],
    };
  },
  sequence(n) {
    const [a, step] = [3 + 2 * n, 4 + n % 7];
    return {
      values: { a, b: a + step, c: a + 2 * step, d: a + 3 * step },
      answer: a + 4 * step,
      wrong: [a + 5 * step, a + 4 * step - 1, a + 4 * step + 2],
    };
  },
  film(n) {
    const [start, m] = [13 * 60 + 5 + 17 * n, 86 + 7 * (n % 8)];
    const end = start + m;
    return {
      values: { start: clock(start), m },
      answer: clock(end),
      wrong: [clock(end - 60), clock(end + 10), clock(end - 15)],
    };
  },
  cake(n) {
    const parts = 9 + n;
    const largest = Math.ceil(parts / 2);
    return {
      values: {},
      answer: `${largest}/${parts}`,
      wrong: [`${largest - 1}/${parts}`, `${largest}/${parts + 3}`, `${largest - 2}/${parts - 1}`],
    };
  },
};

/** All rows, in the order of the files. */
export function arithmeticDemo(): readonly DemoRow[] {
  return WORDS.flatMap((words, language) =>
    Object.entries(PROBLEMS).flatMap(([name, draw]) =>
      Array.from({ length: PER_LANGUAGE }, (_, i) => {
        const n = language * PER_LANGUAGE + i;
        return rowOf(words, { name: name as ProblemName, draw, i, n });
      })
    )
  );
}

/** The text of the file that holds the rows of a kind. */
export function arithmeticDemoText(kind: DemoRow["kind"]): string {
  const rows = arithmeticDemo().filter((row) => row.kind === kind).map(({ kind: _, ...row }) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
  );
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

interface Place {
  readonly name: ProblemName;
  readonly draw: Draw;
  /** Within the language. */
  readonly i: number;
  readonly n: number;
}

function rowOf({ lang, names, questions }: Words, { name, draw, i, n }: Place): DemoRow {
  const { values, answer, wrong } = draw(n);
  const person = names[i % names.length] ?? "";
  const options = wrong && placed(answer, wrong, n);
  return {
    id: `${lang}-${name}-${i + 1}`,
    kind: options ? "choice" : "number",
    lang,
    question: filled(questions[name], { ...values, name: person }),
    A: options?.[0] ?? null,
    B: options?.[1] ?? null,
    C: options?.[2] ?? null,
    D: options?.[3] ?? null,
    answer: options ? LETTERS[options.indexOf(String(answer))] ?? "" : String(answer),
  };
}

/** Options with the right one at a place that changes from question to question. */
function placed(
  answer: number | string,
  wrong: readonly (number | string)[],
  n: number,
): readonly string[] {
  return wrong.map(String).toSpliced((n * 3 + 1) % 4, 0, String(answer));
}

function filled(text: string, values: Readonly<Record<string, number | string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Minutes of a day as `16:05`. */
function clock(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `${hours}:${String(rest).padStart(2, "0")}`;
}

if (import.meta.main) {
  for (const kind of ["number", "choice"] as const) {
    const file = new URL(`arithmetic_demo_${kind}s.jsonl`, import.meta.url);
    await Deno.writeTextFile(file, arithmeticDemoText(kind));
  }
}
