/**
 * Numbers of the Linux interface that the native client and listener use, the same on x86_64 and aarch64.
 * @module
 */

/** Constants under the names of the kernel's headers. */
export const LINUX = {
  AF_INET: 2,
  AF_INET6: 10,
  AF_UNIX: 1,
  CLOCK_REALTIME: 0,
  CLOCK_THREAD_CPUTIME_ID: 3,
  CLOCK_MONOTONIC: 1,
  EINTR: 4,
  EADDRNOTAVAIL: 99,
  EAGAIN: 11,
  ECONNABORTED: 103,
  EINPROGRESS: 115,
  EPOLL_CLOEXEC: 0o2000000,
  EPOLL_CTL_ADD: 1,
  EPOLLIN: 0x1,
  EPOLLOUT: 0x4,
  EPOLLERR: 0x8,
  EPOLLHUP: 0x10,
  EPOLLRDHUP: 0x2000,
  EPOLLET: 2 ** 31,
  IP_BIND_ADDRESS_NO_PORT: 24,
  IPPROTO_IP: 0,
  IPPROTO_TCP: 6,
  MSG_NOSIGNAL: 0x4000,
  PR_SET_TIMERSLACK: 29,
  RLIMIT_NOFILE: 7,
  SHUT_WR: 1,
  SO_LINGER: 13,
  SO_REUSEADDR: 2,
  SO_TIMESTAMPNS: 35,
  SOCK_STREAM: 1,
  SOCK_NONBLOCK: 0o4000,
  SOCK_CLOEXEC: 0o2000000,
  SOL_SOCKET: 1,
  TCP_NODELAY: 1,
} as const;
