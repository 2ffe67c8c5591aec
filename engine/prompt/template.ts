/**
 * Mustache templates over a row: text for a model, so nothing is escaped, and strict, so nothing is silently empty.
 *
 * Source: mustache(5), without partials and lambdas. A value is put in as it is: a `{{` inside it means nothing.
 * @module
 */

import mustache from "mustache";
import type { Json } from "../plan/plan.ts";

/** What a template is rendered over. */
export type View = Readonly<Record<string, Json>>;

/** A template that was read. */
export interface Template {
  /** Renders it. Throws a {@linkcode TemplateError} for a name that the view does not have. */
  render(view: View): string;
}

/** A template that cannot be read or rendered, in words for people. */
export class TemplateError extends Error {
  override name = "TemplateError";
}

type Token = readonly [kind: string, name: string, ...unknown[]];

/** What is used of the package, which has no types of its own. */
interface Mustache {
  parse(template: string): readonly Token[];
  readonly Context: new (view: unknown, parent?: object) => object;
  readonly Writer: new () => {
    renderTokens(tokens: unknown, context: object, partials: undefined, template: string): string;
  };
}

const { parse, Context, Writer } = mustache as Mustache;

/** Reads a template. Throws a {@linkcode TemplateError} where it is none. */
export function newTemplate(text: string): Template {
  const tokens = tokensOf(text);
  const writer = new TextWriter();
  return {
    render: (view) => writer.renderTokens(tokens, new StrictContext(view), undefined, text),
  };
}

function tokensOf(text: string): readonly Token[] {
  let tokens: readonly Token[];
  try {
    tokens = parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TemplateError(`Cannot read the template "${shown(text)}": ${reason}`);
  }
  const partial = everyToken(tokens).find(([kind]) => kind === ">");
  if (!partial) return tokens;
  throw new TemplateError(
    `Cannot read the template "${shown(text)}": {{> ${
      partial[1]
    }}} takes another file in, which a prompt must not need. Write its text here`,
  );
}

function everyToken(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token) =>
    Array.isArray(token[4]) ? [token, ...everyToken(token[4])] : [token]
  );
}

/** Looks names up among own keys only, from the innermost section outwards, and puts up with none that is missing. */
class StrictContext extends Context {
  readonly view: unknown;
  readonly parent: StrictContext | undefined;

  constructor(view: unknown, parent?: StrictContext) {
    super(view, parent);
    this.view = view;
    this.parent = parent;
  }

  push(view: unknown): StrictContext {
    return new StrictContext(view, this);
  }

  lookup(name: string): unknown {
    if (name === ".") return this.view;
    const [first = "", ...others] = name.split(".");
    const holder = this.holderOf(first);
    if (!holder) throw new TemplateError(missing(name, this.columns()));
    return [first, ...others].reduce<unknown>((value, key) => {
      if (isObject(value) && Object.hasOwn(value, key)) return Reflect.get(value, key);
      throw new TemplateError(missing(name, isObject(value) ? Object.keys(value) : []));
    }, holder);
  }

  holderOf(name: string): object | undefined {
    if (isObject(this.view) && Object.hasOwn(this.view, name)) return this.view;
    return this.parent?.holderOf(name);
  }

  columns(): readonly string[] {
    return this.parent?.columns() ?? (isObject(this.view) ? Object.keys(this.view) : []);
  }
}

/** Puts values in as text. */
class TextWriter extends Writer {
  escapedValue([, name]: Token, context: StrictContext): string {
    return textOf(context.lookup(name));
  }

  unescapedValue([, name]: Token, context: StrictContext): string {
    return textOf(context.lookup(name));
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null || value === undefined ? "" : JSON.stringify(value);
}

function missing(name: string, columns: readonly string[]): string {
  return `there is no "${shown(name)}". There are: ${columns.slice(0, 40).join(", ") || "none"}`;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
