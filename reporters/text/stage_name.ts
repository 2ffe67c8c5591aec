/**
 * What people read of a stage.
 * @module
 */

/** Its name, from `stage 1` on. `stage`: its index, from 0, as files and thresholds have it. */
export function stageName(stage: number): string {
  return `stage ${stage + 1}`;
}
