import { defineModel } from "assay";

export default defineModel({
  description: "chat of an OpenAI-like server, streamed",
  api: "openai-chat",
  url: "http://localhost:8080",
  stream: true,
  maxOutputTokens: 512,
  sampling: { temperature: 0.01 },
});
