import { defineModel } from "assay";

export default defineModel({
  description: "completions of an OpenAI-like server, in one piece",
  api: "openai-completions",
  url: "http://localhost:8080",
  stream: false,
  maxOutputTokens: 512,
  sampling: { temperature: 0.01 },
});
