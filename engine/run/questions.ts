/**
 * The questions of a task: its samples, and how each is asked. All are rendered before the first is sent, so that what is
 * wrong with a template or a row is known at once.
 * @module
 */

import type { Model, Task } from "../plan/plan.ts";
import type { Sample } from "../plan/sample.ts";
import { chatTemplateOf, newChatTemplate } from "../prompt/chat_template.ts";
import type { Prompt } from "../prompt/prompt.ts";
import { newQuestionRenderer } from "../prompt/question.ts";
import type { Asking } from "../prompt/question.ts";
import { newExamples } from "./examples.ts";
import { InputError } from "./ports.ts";
import { allSamples, hasQuestions, readSamples } from "./samples.ts";
import type { SamplePorts } from "./samples.ts";

/** A sample, and what a model is asked of it. */
export interface Question {
  readonly sample: Sample;
  readonly prompt: Prompt;
  /** Most tokens of the answer. */
  readonly maxOutputTokens: number;
}

/** The questions of a task, in the order of its samples. Throws where rows, templates or examples are not what they should be. */
export async function readQuestions(
  { model, dataset }: Pick<Task, "model" | "dataset">,
  ports: SamplePorts,
): Promise<readonly Question[]> {
  if (!hasQuestions(dataset)) {
    throw new TypeError(`Cannot ask ${dataset.name}: it has no questions`);
  }
  const samples = await readSamples(dataset, ports);
  const render = newQuestionRenderer(dataset.questions, {
    api: model.api,
    examplesOf: await newExamples(dataset.questions.shots, {
      ports,
      seed: dataset.seed,
      split: (source) => Array.fromAsync(allSamples(dataset, source, ports)),
    }),
    chatTemplate: await chatTemplateFor(model, ports),
  });
  const limit = dataset.questions.maxOutputTokens ?? model.maxOutputTokens;
  return samples.map(({ sample, maxTokens }) => ({
    sample,
    prompt: render(sample),
    maxOutputTokens: maxTokens ?? limit,
  }));
}

async function chatTemplateFor(
  { api, chatTemplate }: Model,
  { files }: SamplePorts,
): Promise<Asking["chatTemplate"]> {
  if (api === "openai-chat" || chatTemplate === null) return null;
  const config = chatTemplateOf(
    await files.readText(`${chatTemplate}/tokenizer_config.json`),
    await files.readText(`${chatTemplate}/chat_template.jinja`),
  );
  if (config) return await newChatTemplate(config);
  throw new InputError(
    `Cannot find a chat template in ${chatTemplate}: it should hold chat_template.jinja, or a tokenizer_config.json with one`,
  );
}
