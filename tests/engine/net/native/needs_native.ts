/**
 * Tests that need the native client are skipped aloud where it cannot be used.
 * @module
 */

import { isNativeUsable } from "../../../../engine/net/native/usable.ts";

const USABLE = isNativeUsable();

/** Name and options of a test that needs the native client. */
export function needsNative(name: string): [name: string, options: { ignore: boolean }] {
  return USABLE.ok
    ? [name, { ignore: false }]
    : [`${name} (skipped: ${USABLE.why})`, { ignore: true }];
}
