/**
 * A tokenizer's own chat template (Jinja), for servers that take a text: what a chat endpoint would make of messages.
 * @module
 */

import type { Message } from "./prompt.ts";
import { TemplateError } from "./template.ts";

/** What a tokenizer's folder says of its chat template. */
export interface ChatTemplateConfig {
  readonly template: string;
  /** Names that the template may use: `bos_token`, `eos_token`, … */
  readonly tokens: Readonly<Record<string, string>>;
}

/** Finds the template in the texts of a tokenizer's files; `undefined` where there is none. */
export function chatTemplateOf(
  tokenizerConfig: string | undefined,
  jinjaFile: string | undefined,
): ChatTemplateConfig | undefined {
  const config: Readonly<Record<string, unknown>> = JSON.parse(tokenizerConfig ?? "{}");
  const template = jinjaFile ?? templateIn(config["chat_template"]);
  if (template === undefined) return;
  const tokens = Object.entries(config).flatMap(([name, value]) => {
    const text = tokenText(value);
    return name.endsWith("_token") && text !== undefined ? [[name, text] as const] : [];
  });
  return { template, tokens: Object.fromEntries(tokens) };
}

/** Makes texts of messages. Throws a {@linkcode TemplateError} where the template cannot be read. */
export async function newChatTemplate(
  { template, tokens }: ChatTemplateConfig,
): Promise<(messages: readonly Message[]) => string> {
  const { Template } = await import("@huggingface/jinja");
  const attempt = <T>(action: string, make: () => T): T => {
    try {
      return make();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new TemplateError(`Cannot ${action} the chat template: ${reason}`);
    }
  };
  const read = attempt("read", () => new Template(template));
  return (messages) =>
    attempt("render", () =>
      read.render({
        ...tokens,
        messages: messages.map(({ role, content }) => ({ role, content })),
        "add_generation_prompt": true,
      }));
}

/** A template, or the default one of several by name. */
function templateIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return;
  const named: readonly { readonly name?: unknown; readonly template?: unknown }[] = value;
  const chosen = named.find(({ name }) => name === "default") ?? named[0];
  return typeof chosen?.template === "string" ? chosen.template : undefined;
}

function tokenText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const { content } = (value ?? {}) as { readonly content?: unknown };
  return typeof content === "string" ? content : undefined;
}
