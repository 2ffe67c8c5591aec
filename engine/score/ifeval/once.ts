/**
 * Tables that are read when first asked for, so that a run without IFEval pays nothing for them.
 * @module
 */

/** A function that makes its value on the first call, and gives the same one from then on. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
