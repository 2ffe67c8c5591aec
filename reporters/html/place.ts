/**
 * Where on a page a task's sections stand: the ids of their parts, and how deep their headings are.
 * @module
 */

import type { Html } from "./markup.ts";
import { html, trusted } from "./markup.ts";

/** A place for the sections of one task. */
export interface Place {
  /** In front of every id; empty where the page shows nothing else. */
  readonly prefix: string;
  /** Level of the sections' headings. */
  readonly level: 2 | 3;
}

/** The place of a page that shows one task alone. */
export const ALONE: Place = { prefix: "", level: 2 };

/** A section with its heading. */
export function section(place: Place, name: string, body: { title: string; inside: Html }): Html {
  const { title, inside } = body;
  return html`<section id="${place.prefix}${name}">${
    heading(place.level, title)
  }${inside}</section>`;
}

/** A heading of some level. */
export function heading(level: number, text: string): Html {
  return html`${trusted(`<h${level}>`)}${text}${trusted(`</h${level}>`)}`;
}
