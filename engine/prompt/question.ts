/**
 * A sample as a model is asked it: templates, worked examples, messages or a text.
 * @module
 */

import type { Api, Questions } from "../plan/plan.ts";
import type { Sample } from "../plan/sample.ts";
import type { Message, Prompt } from "./prompt.ts";
import { newTemplate, TemplateError } from "./template.ts";
import type { Template, View } from "./template.ts";

/** Worked examples: samples, or a text that stands before the question. */
export type Examples = readonly Sample[] | string;

/** What a question is rendered with. */
export interface Asking {
  readonly api: Api;
  /** Worked examples of a sample. */
  examplesOf(sample: Sample): Examples;
  /** Makes a text of messages where the API takes one; `null`: they are joined by blank lines. */
  readonly chatTemplate: ((messages: readonly Message[]) => string) | null;
}

/** Renders the questions of a dataset. Throws a {@linkcode TemplateError} for a template that cannot be read. */
export function newQuestionRenderer(
  questions: Questions,
  asking: Asking,
): (sample: Sample) => Prompt {
  const messages = questions.prompt.map(({ role, content }) => ({
    role,
    template: newTemplate(content),
  }));
  const answer = newTemplate(questions.shots?.answer ?? "");
  return (sample) => {
    try {
      const rendered = messages.map(({ role, template }) => ({
        role,
        content: template.render(viewOf(sample)),
      }));
      const last = messages.at(-1);
      const before = last
        ? examplesBefore(questions, asking.examplesOf(sample), { question: last.template, answer })
        : NOTHING;
      return promptOf(withExamples(rendered, before), asking);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new TemplateError(
        `Cannot render the prompt of sample ${sample.id}: ${error.message}`,
      );
    }
  };
}

/** What templates see of a sample: its columns, and its choices as letters and texts. */
function viewOf({ row, choices }: Sample): View {
  if (!choices) return row;
  return { ...row, choices: choices.map(({ letter, text }) => ({ letter, text })) };
}

interface Before {
  /** Put before the question, in its own message. */
  readonly text: string;
  /** Messages before the question's. */
  readonly turns: readonly Message[];
}

const NOTHING: Before = { text: "", turns: [] };

interface Templates {
  readonly question: Template;
  readonly answer: Template;
}

function examplesBefore(
  { shots }: Questions,
  examples: Examples,
  { question, answer }: Templates,
): Before {
  if (!shots || examples.length === 0) return NOTHING;
  const { separator } = shots;
  if (typeof examples === "string") return { ...NOTHING, text: examples + separator };
  const pairs = examples.map((sample) => ({
    asked: question.render(viewOf(sample)),
    answered: answer.render(viewOf(sample)),
  }));
  return shots.as === "text"
    ? { ...NOTHING, text: pairs.map((pair) => pair.asked + pair.answered + separator).join("") }
    : {
      ...NOTHING,
      turns: pairs.flatMap(({ asked, answered }): readonly Message[] => [
        { role: "user", content: asked },
        { role: "assistant", content: answered },
      ]),
    };
}

function withExamples(messages: readonly Message[], before: Before): readonly Message[] {
  const last = messages.at(-1);
  if (!last) return messages;
  const asked = { ...last, content: before.text + last.content };
  return [...messages.slice(0, -1), ...before.turns, asked];
}

function promptOf(messages: readonly Message[], { api, chatTemplate }: Asking): Prompt {
  if (api === "openai-chat") return messages;
  if (chatTemplate) return chatTemplate(messages);
  return messages.map(({ content }) => content).join("\n\n");
}
