/**
 * The functions of the C library that the native client and listener call: glibc on Linux, x86_64 and aarch64.
 *
 * Only signatures that V8 calls directly: lengths `u32`, results `i32`, addresses as pointers made once. A `number` for
 * a `usize`, or a 64-bit result, would take a path ten times as slow.
 * @module
 */

const FUNCTIONS = {
  __errno_location: { parameters: [], result: "pointer" },
  accept4: { parameters: ["i32", "pointer", "pointer", "i32"], result: "i32" },
  bind: { parameters: ["i32", "pointer", "u32"], result: "i32" },
  clock_gettime: { parameters: ["i32", "pointer"], result: "i32" },
  close: { parameters: ["i32"], result: "i32" },
  connect: { parameters: ["i32", "pointer", "u32"], result: "i32" },
  epoll_create1: { parameters: ["i32"], result: "i32" },
  epoll_ctl: { parameters: ["i32", "i32", "i32", "pointer"], result: "i32" },
  epoll_pwait2: {
    parameters: ["i32", "pointer", "i32", "pointer", "pointer"],
    result: "i32",
    optional: true,
  },
  epoll_wait: { parameters: ["i32", "pointer", "i32", "i32"], result: "i32" },
  getrlimit: { parameters: ["i32", "pointer"], result: "i32" },
  getsockname: { parameters: ["i32", "pointer", "pointer"], result: "i32" },
  inet_pton: { parameters: ["i32", "buffer", "pointer"], result: "i32" },
  listen: { parameters: ["i32", "i32"], result: "i32" },
  nanosleep: { parameters: ["pointer", "pointer"], result: "i32" },
  prctl: { parameters: ["i32", "u32"], result: "i32" },
  recvmsg: { parameters: ["i32", "pointer", "i32"], result: "i32" },
  send: { parameters: ["i32", "buffer", "u32", "i32"], result: "i32" },
  setrlimit: { parameters: ["i32", "pointer"], result: "i32" },
  setsockopt: { parameters: ["i32", "i32", "i32", "pointer", "u32"], result: "i32" },
  shutdown: { parameters: ["i32", "i32"], result: "i32" },
  socket: { parameters: ["i32", "i32", "i32"], result: "i32" },
} as const satisfies Deno.ForeignLibraryInterface;

/** C functions, called on this thread: one that blocks blocks it. */
export type Libc = Deno.DynamicLibrary<typeof FUNCTIONS>["symbols"] & {
  /** Error number of this thread's last call. Nothing may come between the two. */
  errno(): number;
};

/** The library of this thread. One only: V8 calls a function directly where it has seen no other in its place. */
const opened = new Map<"libc", Libc>();

/** The C library, opened at the first call. Throws where there is none or the `ffi` permission is missing. */
export function libc(): Libc {
  const known = opened.get("libc");
  if (known) return known;
  const { symbols } = Deno.dlopen("libc.so.6", FUNCTIONS);
  const place = symbols.__errno_location();
  if (!place) throw new Error("Cannot use libc.so.6: it has no place for error numbers");
  const word = new Int32Array(Deno.UnsafePointerView.getArrayBuffer(place, 4));
  const library = { ...symbols, errno: () => word[0] as number };
  opened.set("libc", library);
  return library;
}
