export interface StringifyOptions {
  readonly indent?: number;
  readonly lineWidth?: number;
  readonly sortKeys?: boolean;
  readonly skipInvalid?: boolean;
  readonly flowLevel?: number;
  readonly useAnchors?: boolean;
}
export function parse(content: string): unknown;
export function stringify(data: unknown, options?: StringifyOptions): string;
