/**
 * The answer of `/v1/models`.
 * @module
 */

import { isObject, objectsOf } from "./json_shape.ts";

/** Ids of the models a server lists, in its order; none where the answer is no such list. */
export function parseModels(bytes: Uint8Array): readonly string[] {
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const models = isObject(list) ? objectsOf(list["data"]) : [];
    return models.map((model) => model["id"]).filter((id): id is string =>
      typeof id === "string" && id !== ""
    );
  } catch {
    return [];
  }
}
