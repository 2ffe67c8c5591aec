export interface CsvParseOptions {
  readonly separator?: string;
  readonly skipFirstRow?: boolean;
  readonly columns?: readonly string[];
  readonly comment?: string;
  readonly trimLeadingSpace?: boolean;
  readonly lazyQuotes?: boolean;
  readonly fieldsPerRecord?: number;
}
export function parse(input: string): string[][];
export function parse(
  input: string,
  options: CsvParseOptions & { readonly skipFirstRow: true },
): Record<string, string>[];
export interface CsvStringifyOptions {
  readonly columns?: readonly string[];
  readonly headers?: boolean;
  readonly separator?: string;
  readonly bom?: boolean;
}
export function stringify(
  data: readonly (readonly unknown[] | Readonly<Record<string, unknown>>)[],
  options?: CsvStringifyOptions,
): string;
