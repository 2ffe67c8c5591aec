import { defineModel } from "assay";

export default defineModel({
  description: "chat of an OpenAI-like server, in one piece",
  api: "openai-chat",
  url: "http://localhost:8080",
  stream: false,
  maxOutputTokens: 512,
  sampling: { temperature: 0.01 },
});
