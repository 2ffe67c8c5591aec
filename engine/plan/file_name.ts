/**
 * Names of configs as names of files.
 * @module
 */

/** A name that `fileName` of the schema accepts, as close to the given one as that allows. */
export function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._ -]/gu, "-").replace(/^[. -]+/, "");
  return [...plain].slice(0, 60).join("") || "unnamed";
}
