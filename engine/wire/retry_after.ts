/**
 * How long a server asks to wait (RFC 9110 §10.2.3): seconds, or a date, which is held against the server's own clock.
 * @module
 */

const SECONDS = /^retry-after:[ \t]*(\d{1,6})[ \t]*\r?$/im;
const RETRY_DATE = dateHeader("retry-after");
const NOW_DATE = dateHeader("date");
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Seconds to wait, from the lines of a head; -1 where it does not say, or says a date and not what time it is. */
export function retryAfterSeconds(headers: string): number {
  const seconds = SECONDS.exec(headers)?.[1];
  if (seconds !== undefined) return Number(seconds);
  const then = secondsOf(RETRY_DATE.exec(headers));
  const now = secondsOf(NOW_DATE.exec(headers));
  return then === undefined || now === undefined ? -1 : Math.max(0, then - now);
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that servers may still write. */
function dateHeader(name: string): RegExp {
  return new RegExp(
    `^${name}:[ \\t]*[a-z]{3}, (\\d\\d) ([a-z]{3}) (\\d{4}) (\\d\\d):(\\d\\d):(\\d\\d) GMT[ \\t]*\\r?$`,
    "im",
  );
}

function secondsOf(match: RegExpExecArray | null): number | undefined {
  const [, day = "", name = "", year = "", hours, minutes, seconds] = match ?? [];
  const month = MONTHS.indexOf(name.toLowerCase());
  if (month < 0) return;
  const days = daysBefore(Number(year), month + 1) + Number(day);
  return ((days * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}

/** Days of the Gregorian calendar up to a month; a year begins in March, so that its leap day is its last. */
function daysBefore(year: number, month: number): number {
  const y = month < 3 ? year - 1 : year;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + Math.floor((153 * ((month + 9) % 12) + 2) / 5);
}
