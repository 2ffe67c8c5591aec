/**
 * Answers on their way into the page. All text in them is a model's or a dataset's: it is shown, and never taken for markup.
 * @module
 */

/** Answers of one task. */
export interface AnswerSet {
  readonly model: string;
  readonly dataset: string;
  readonly rows: readonly AnswerRow[];
}

/** One message of a prompt; the role is empty where the prompt was a text. */
export interface ShownMessage {
  readonly role: string;
  readonly text: string;
}

/** One answer with its verdict. */
export interface AnswerRow {
  readonly id: string;
  readonly repeat: number;
  /** `correct`, `wrong`, `unscored`, `error` or `missing`. */
  readonly verdict: string;
  readonly why: string | null;
  readonly rule: string | null;
  readonly finish: string | null;
  readonly prompt: readonly ShownMessage[];
  /** What the model said; of an error, what the server said. */
  readonly answer: string;
  /** Where the answer as it was understood stands in `answer`, in UTF-16 units. */
  readonly span: readonly [from: number, to: number] | null;
  readonly extracted: string | null;
  readonly reference: string;
}
