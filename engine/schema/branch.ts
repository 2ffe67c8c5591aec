/**
 * A choice between schemas that looks at the value first, so that its issues are those of the one that was meant.
 * @module
 */

import * as z from "zod";

/** Checks a value by the schema that `pick` names for it. */
export function branch<T, Input>(
  pick: (value: unknown) => z.ZodType<T, Input>,
): z.ZodType<T, Input> {
  const chosen = z.unknown().transform((value, context): T => {
    const result = pick(value).safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      context.issues.push({ ...issue, path: [...issue.path], input: value } as z.core.$ZodRawIssue);
    }
    return z.NEVER;
  });
  return chosen as z.ZodType<unknown, unknown> as z.ZodType<T, Input>;
}

/** Whether a value is an object with this key. */
export function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}
