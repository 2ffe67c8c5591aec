/**
 * F1 of two answers as bags of words: the harmonic mean of how much of either is in the other.
 * @module
 */

/** Of words that count as often as they occur; 0 where none is shared. Source: SQuAD's `evaluate-v1.1.py`. */
export function countedF1(predicted: readonly string[], gold: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of gold) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of predicted) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return f1Of(shared, predicted.length, gold.length);
}

/** Of words that count once; an empty bag has full precision, or recall. Source: DROP's `_compute_f1`. */
export function setF1(predicted: ReadonlySet<string>, gold: ReadonlySet<string>): number {
  const shared = gold.intersection(predicted).size;
  const precision = predicted.size === 0 ? 1 : shared / predicted.size;
  const recall = gold.size === 0 ? 1 : shared / gold.size;
  return precision === 0 && recall === 0 ? 0 : 2 * precision * recall / (precision + recall);
}

function f1Of(shared: number, predicted: number, gold: number): number {
  if (shared === 0) return 0;
  const [precision, recall] = [shared / predicted, shared / gold];
  return 2 * precision * recall / (precision + recall);
}
