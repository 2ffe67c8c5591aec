/**
 * What a user's module did wrong, and in which line of it; nothing of our own stack.
 * @module
 */

import { fromFileUrl } from "@std/path";

const PLACE = /(file:\/\/[^\s)]+?):(\d+):(\d+)/;
/** A line of the picture that the parser draws of the code. */
const PICTURE = /^\d*\s*\||^~+$/;
const COLOUR = /\p{Cc}\[[0-9;]*m/gu;

/** One line: the message, and file and line where they are known. */
export function firstOwnLine(error: unknown, url: string): string {
  if (!(error instanceof Error)) return `it throws ${String(error)}`;
  const message = error.message.replaceAll(COLOUR, "").split("\n").map((line) => line.trim())
    .filter(Boolean);
  const text = message.filter((line) => !/^at file:/.test(line) && !PICTURE.test(line)).join(" ")
    .replaceAll(new RegExp(PLACE, "g"), placeText);
  const frames = `${error.message.replaceAll(COLOUR, "")}\n${error.stack ?? ""}`.split("\n");
  const own = frames.map((line) => PLACE.exec(line)).find((place) =>
    place !== null && isUsers(place[1] ?? "", url)
  );
  const place = own && !text.includes(`:${own[2]}:`) ? ` (${placeText(own[0])})` : "";
  return `${text || error.name}${place}`;
}

/** The module itself, or one beside or below its folder. */
function isUsers(place: string, url: string): boolean {
  return place === url || !place.startsWith(new URL("../../", import.meta.url).href + "engine/");
}

function placeText(place: string): string {
  const [, file = "", line, column] = PLACE.exec(place) ?? [];
  return `${fromFileUrl(file)}:${line}:${column}`;
}
