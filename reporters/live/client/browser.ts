/**
 * What the live page needs of a browser, and no more.
 * @module
 */

/** An element. */
export interface Element {
  textContent: string;
  className: string;
  setAttribute(name: string, value: string): void;
  append(...children: readonly Element[]): void;
  replaceChildren(...children: readonly Element[]): void;
}

/** A browser. */
export interface Browser {
  readonly document: {
    getElementById(id: string): Element;
    createElement(name: string): Element;
    createElementNS(namespace: string, name: string): Element;
  };
  readonly EventSource: new (address: string) => {
    onopen: () => void;
    onerror: () => void;
    onmessage: (message: { readonly data: string }) => void;
    addEventListener(name: string, act: () => void): void;
    close(): void;
  };
}
