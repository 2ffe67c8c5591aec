/**
 * Measures a language-model service from one set of typed configs: how right its answers are, and how fast it gives them.
 * @module
 */

export type { Plan, Task } from "./engine/plan/plan.ts";
