import { defineCollection } from "assay";
import choices from "./arithmetic_demo_choices.ts";
import numbers from "./arithmetic_demo_numbers.ts";

export default defineCollection({
  description: "word problems and choices that come with assay",
  datasets: { arithmetic_demo_numbers: numbers, arithmetic_demo_choices: choices },
  group: "arithmetic_demo",
});
