/**
 * Every colour of a page in light and dark, by what it stands for. Blue and orange differ for every kind of colour
 * blindness; the kinds of failures are Okabe and Ito's palette (2008), which was made for it.
 * @module
 */

/** Light, then dark. */
const PALETTE = {
  ground: ["#ffffff", "#14181f"],
  panel: ["#f6f7f9", "#1c222b"],
  ink: ["#1b2430", "#e7ebf0"],
  quiet: ["#5b6675", "#9aa6b4"],
  line: ["#dfe3e8", "#303946"],
  edge: ["#8a94a1", "#76828f"],
  accent: ["#0b5c94", "#7cc0f2"],
  prefill: ["#8ccbee", "#2c5f87"],
  decode: ["#1f78b4", "#4f9fd6"],
  failed: ["#d55e00", "#ff8f4d"],
  aborted: ["#9aa3ad", "#6d7885"],
  good: ["#1a7f4b", "#5fcf97"],
  bad: ["#b3491f", "#f2a36b"],
  mark: ["#ffe08a", "#6b5310"],
  kind1: ["#d55e00", "#ff8f4d"],
  kind2: ["#0072b2", "#56b4e9"],
  kind3: ["#b88a00", "#f0e442"],
  kind4: ["#009e73", "#2fd0a0"],
  kind5: ["#a8558a", "#e79bc8"],
  kind6: ["#5b6675", "#9aa6b4"],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

/** Name of a colour. */
export type ColourName = keyof typeof PALETTE;

/** Reference to a colour that a page's style defines. */
export function colour(name: ColourName): string {
  return `var(--${name})`;
}

/** The colour that a reference of {@linkcode colour} stands for in light; any other text as it is. */
export function lightColour(text: string): string {
  const name = /^var\(--(\w+)\)$/.exec(text)?.[1];
  return name !== undefined && Object.hasOwn(PALETTE, name) ? PALETTE[name as ColourName][0] : text;
}

/** Style that defines the colours: as the system has it, or as `data-theme` of the page says. Print is light. */
export function paletteStyle(): string {
  const light = variables(0);
  const dark = variables(1);
  return `:root{color-scheme:light;${light}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}
@media screen{:root[data-theme=dark]{color-scheme:dark;${dark}}}
`;
}

function variables(scheme: 0 | 1): string {
  return Object.entries(PALETTE).map(([name, both]) => `--${name}:${both[scheme]}`).join(";");
}
