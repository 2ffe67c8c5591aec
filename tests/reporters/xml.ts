/**
 * A strict reader of small XML documents: elements, attributes and text. What is not well-formed throws.
 * @module
 */

/** An element, with its text decoded. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const CHARACTERS = /^(?:[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\ud800-\udbff][\udc00-\udfff])*$/;
const TOKEN =
  /<\?xml[^?<]*\?>|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
}

/** The root element. */
export function parseXml(text: string): Element {
  if (!CHARACTERS.test(text)) {
    throw new SyntaxError("Cannot read XML: it has a forbidden character");
  }
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const stack = [root];
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) throw new SyntaxError(`Cannot read XML: at ${text.slice(at, at + 40)}`);
    at = TOKEN.lastIndex;
    take(found, stack);
  }
  const [only, ...others] = root.children;
  if (stack.length > 1 || !only || others.length > 0 || root.text.trim() !== "") {
    throw new SyntaxError("Cannot read XML: it is not one closed element");
  }
  return only;
}

function take(
  [, closed, opened, attributes = "", empty, text]: RegExpExecArray,
  stack: Open[],
): void {
  const top = stack.at(-1) as Open;
  if (text !== undefined) top.text += decoded(text);
  if (closed !== undefined) {
    if (top.name !== closed) throw new SyntaxError(`Cannot close ${closed}: ${top.name} is open`);
    stack.pop();
  }
  if (opened === undefined) return;
  const element: Open = {
    name: opened,
    attributes: attributesOf(attributes),
    children: [],
    text: "",
  };
  top.children.push(element);
  if (empty === "") stack.push(element);
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, decoded(value)]));
}

function decoded(text: string): string {
  return text.replace(/&([^;]*;?)/g, (whole, entity: string) => {
    const sign = entity.endsWith(";") ? ENTITIES[entity.slice(0, -1)] : undefined;
    if (sign === undefined) throw new SyntaxError(`Cannot read XML: ${whole} is no entity`);
    return sign;
  });
}
