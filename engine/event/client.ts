/**
 * The load client as a run records it: what it is, how exact, and what it cost. The evidence for its verdict.
 * @module
 */

/** How the load client works, for the report. */
export interface ClientInfo {
  readonly name: "portable" | "native";
  /** Where arrival stamps come from. */
  readonly stamps: "kernel" | "read";
  readonly workers: number;
  /** Why not the other client, in a sentence. */
  readonly why: string;
}

/** How exact arrivals are, where the kernel stamps them. */
export interface ReadReport {
  /** Reads that brought bytes. */
  readonly reads: number;
  /** Reads that the kernel gave no stamp: their time is that of the read. */
  readonly unstamped: number;
  /** Reads that held more than one event: all but the last came at or before the stamp that they share. */
  readonly shared: number;
  /** The client's own delay, from the kernel's stamp to the read; it is in no latency. Absent without a stamp. */
  readonly delayMs?: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** How late the load thread was, interval by interval of a tenth of a second. */
export interface Lateness {
  /** Of all intervals, the delay that 99 % do not exceed. */
  readonly p99Ms: number;
  /** By requests in flight, ascending; levels that never were are left out. */
  readonly levels: readonly LatenessLevel[];
}

/** The intervals with so many requests in flight. */
export interface LatenessLevel {
  /** The fewest of the level. */
  readonly streams: number;
  readonly seconds: number;
  /** Those of them in which the thread was later than is tolerable. */
  readonly lateSeconds: number;
}

/** What the client itself cost: the evidence for its verdict. */
export interface ClientLoad {
  /** CPU time of the load threads over wall time of the step, 1 = one core. `null` where it cannot be read. */
  readonly cpuShare: number | null;
  /** The same of the busiest of several load threads alone. Absent of one, and where it cannot be read. */
  readonly busiestShare?: number;
  readonly wallMs: number;
  /** Absent where arrivals are stamped when they are read. */
  readonly reads?: ReadReport;
  readonly lateness?: Lateness;
}
