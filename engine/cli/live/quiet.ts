/**
 * `--quiet`: a world in which nothing is said on stderr, until something has failed.
 * @module
 */

import type { Out } from "../../port/ports.ts";
import { EXIT } from "../exit_codes.ts";
import type { World } from "../execute.ts";

const MUTE: Out = { columns: () => undefined, colour: false, write() {} };

/** Does something in a quiet world. What it would have warned of is said where its exit code is not 0. */
export async function quietly(
  world: World,
  act: (world: World) => Promise<number>,
): Promise<number> {
  const kept: string[] = [];
  const { terminal: _, ...rest } = world;
  const code = await act({ ...rest, err: MUTE, warn: (text) => void kept.push(text) });
  if (code !== EXIT.ok) { for (const text of kept) world.warn(text); }
  return code;
}
