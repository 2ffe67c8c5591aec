/**
 * What the page's script uses of a browser, and no more. Types only: nothing of this file reaches the page.
 *
 * The DOM library would put `document` into the scope of every file that is checked together with this one.
 * @module
 */

/** A pen of a canvas. Fields are written to: that is its interface. */
export interface Pen {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textAlign: "left" | "center" | "right";
  textBaseline: "top" | "middle" | "bottom";
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
}

/** Something that happened to an element: of the pointer, the wheel or the keyboard. */
export interface Happening {
  readonly key: string;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly pointerId: number;
  readonly pointerType: string;
  readonly button: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  preventDefault(): void;
}

/** An element of the page. */
export interface Part {
  textContent: string;
  className: string;
  hidden: boolean;
  disabled: boolean;
  checked: boolean;
  open: boolean;
  value: string;
  dir: string;
  append(...parts: readonly (Part | string)[]): void;
  replaceChildren(...parts: readonly (Part | string)[]): void;
  setAttribute(name: string, value: string): void;
  focus(): void;
  readonly clientWidth: number;
  readonly dataset: Record<string, string>;
  readonly style: Record<string, string>;
  addEventListener(
    kind: string,
    listener: (happening: Happening) => void,
    options?: { readonly passive: boolean },
  ): void;
  setPointerCapture(pointer: number): void;
  width: number;
  height: number;
  getContext(kind: "2d"): Pen;
}

/** The window. */
export interface Browser {
  readonly document: {
    readonly body: Part;
    readonly documentElement: Part;
    getElementById(id: string): Part;
    querySelectorAll(selector: string): Iterable<Part>;
    createElement(tag: string): Part;
  };
  readonly devicePixelRatio: number;
  atob(text: string): string;
  getComputedStyle(part: Part): { getPropertyValue(name: string): string };
  matchMedia(query: string): {
    readonly matches: boolean;
    addEventListener(kind: "change", listener: () => void): void;
  };
  addEventListener(kind: string, listener: () => void): void;
  requestAnimationFrame(task: () => void): void;
  setTimeout(task: () => void, ms: number): void;
  dispatchEvent(event: Event): void;
  readonly IntersectionObserver: new (
    told: (entries: readonly { readonly target: Part; readonly isIntersecting: boolean }[]) => void,
    options: { readonly rootMargin: string },
  ) => { observe(part: Part): void; unobserve(part: Part): void };
  /** Missing where the page has no answers to show. */
  readonly katex?: { render(tex: string, place: Part, options: unknown): void };
  vegaEmbed(part: Part, spec: unknown, options: unknown): Promise<unknown>;
}
