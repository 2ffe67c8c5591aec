/**
 * Numbers as text: short ones for people, exact ones for files.
 * @module
 */

/** What stands where there is no number. */
const ABSENT = "–";

/** About four significant digits, thousands set apart: `0.0123`, `12.35`, `12,346`. Nothing: `–`. */
export function figure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return ABSENT;
  if (Number.isInteger(value)) return grouped(value.toFixed(0));
  const size = Math.abs(Number(value.toPrecision(4)));
  const digits = size >= 1000 ? 0 : Math.max(0, Math.min(4, 3 - Math.floor(Math.log10(size))));
  return grouped(value.toFixed(digits));
}

/** A duration in minutes and seconds: `0:07`, `12:34`, `1:02:03`. */
export function clockTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const shown = hours > 0 ? [hours, ...parts] : parts;
  return shown.map((part, at) => at === 0 ? String(part) : String(part).padStart(2, "0")).join(":");
}

/** Rounded to four decimals, the resolution of the incumbent's files. */
export function fourDecimals(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** As Python prints a float rounded to four decimals: `20.0`, `123.4567`. */
export function pythonFloat(value: number): string {
  const rounded = fourDecimals(value);
  return Number.isInteger(rounded) ? rounded.toFixed(1) : String(rounded);
}

function grouped(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}
