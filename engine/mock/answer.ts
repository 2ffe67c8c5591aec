/**
 * What an answer under way can do: go on, finish as it should, or go wrong. Two kinds keep this: streams and wholes.
 * @module
 */

import type { Reply } from "../net/listener.ts";
import type { Header, Piece } from "./shape.ts";

/** An answer under way. Each of the last five ends it. */
export interface Answer {
  /** Says a piece. */
  event(piece: Piece): void;
  /** Ends as it should. */
  finish(): void;
  /** Ends as it should, without having said anything. */
  empty(): void;
  /** Ends inside the JSON that holds a piece. */
  cut(piece: Piece): void;
  /** Ends without what `finish` adds. */
  drop(): void;
  /** Ends with an error object. */
  fail(): void;
}

/** Where an answer goes. */
export interface AnswerOptions {
  readonly reply: Reply;
  readonly header: Header;
  /** The role comes on its own, right before the first words; else together with them. */
  readonly roleChunk: boolean;
  /** Told when words were handed to the kernel, in nanoseconds, and how many tokens they are. */
  readonly sent: (at: number, tokens: number) => void;
}

/** What a failing model says. */
export const FAILURE = "Cannot go on: the simulated model failed, as its profile says";
