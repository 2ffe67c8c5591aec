// The reference client: what one core can do. Epoll, kernel stamps, no HTTP parser worth the name.
//
// usage: client PORT STREAMS REQUESTS TOKENS TTFT_US GAP_US SPREAD_US closed|open
//
// closed: each of the STREAMS connections asks REQUESTS times, one after the other; they begin over
//         SPREAD_US.
// open:   REQUESTS in all are sent over SPREAD_US, whatever is under way, on connections that are
//         free.
// Prints a line of JSON: what it cost, how far its stamps are from the server's, how late it sent.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 1024, READ_SIZE = 1 << 16, TAIL_SIZE = 1 << 11, SENDS_A_TURN = 16, LONGEST_RUN = 120 };

struct stream {
  int fd, left;
  size_t tail_size;
  char tail[TAIL_SIZE];  // the unfinished event of the last read
};

struct load {
  int port, streams, requests, tokens, is_open;
  long ttft, gap;  // microseconds
  int64_t spread;  // nanoseconds
};

static struct load load;
static struct stream *streams, **idle;
static int idle_count, poller;
static char request[512];
static size_t request_size;
static double *errors, *lags;
static size_t events_wanted, events_seen, reads, shared, unstamped;
static int departures, departed, ended, requests_wanted;
static int64_t wall_ahead;  // of the monotonic clock

static int64_t time_of(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1000000000ll + t.tv_nsec;
}

static int64_t now(void) { return time_of(CLOCK_MONOTONIC); }

static void fail(const char *action) {
  fprintf(stderr, "Cannot %s: %s\n", action, strerror(errno));
  exit(1);
}

static void send_request(struct stream *stream) {
  if (send(stream->fd, request, request_size, MSG_NOSIGNAL) != (ssize_t)request_size) fail("send");
}

static void depart(int64_t due) {
  if (idle_count == 0) { errno = EBUSY; fail("send in time"); }
  lags[departed++] = (double)(now() - due) / 1e3;
  send_request(idle[--idle_count]);
}

static void finish(struct stream *stream) {
  ended++;
  if (!load.is_open && --stream->left > 0) send_request(stream);
  else idle[idle_count++] = stream;
}

// Whether the event carries a token.
static int take_event(struct stream *stream, char *from, char *to, int64_t at) {
  static const char CONTENT[] = "\"content\":\" ";
  char *digits = memmem(from, (size_t)(to - from), CONTENT, sizeof CONTENT - 1);
  if (!digits) {
    if (memmem(from, (size_t)(to - from), "[DONE]", 6)) finish(stream);
    return 0;
  }
  int64_t sent = 0;
  for (int i = 0; i < 16; i++) sent = sent * 10 + digits[sizeof CONTENT - 1 + (size_t)i] - '0';
  if (events_seen < events_wanted) errors[events_seen] = (double)(at - sent) / 1e3;
  events_seen++;
  return 1;
}

// Reads behind the tail; returns when the newest segment came in.
static int64_t receive(struct stream *stream, char *buffer, ssize_t *size) {
  char control[64];
  struct iovec vector = {buffer + stream->tail_size, READ_SIZE};
  struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1, .msg_control = control,
                           .msg_controllen = sizeof control};
  *size = recvmsg(stream->fd, &message, 0);
  if (*size <= 0) fail("receive");
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (!header || header->cmsg_type != SO_TIMESTAMPNS) return unstamped++, now();
  struct timespec t;
  memcpy(&t, CMSG_DATA(header), sizeof t);
  return t.tv_sec * 1000000000ll + t.tv_nsec - wall_ahead;
}

static void take(struct stream *stream) {
  static char buffer[READ_SIZE + TAIL_SIZE];
  memcpy(buffer, stream->tail, stream->tail_size);
  ssize_t size;
  int64_t at = receive(stream, buffer, &size);
  char *from = buffer, *end = buffer + stream->tail_size + size;
  stream->tail_size = 0;
  int tokens = 0;
  for (char *to; (to = memmem(from, (size_t)(end - from), "\n\n", 2)); from = to + 2) {
    tokens += take_event(stream, from, to, at);
  }
  reads++;
  shared += tokens > 1;
  if (end - from > TAIL_SIZE) { errno = EMSGSIZE; fail("keep an event"); }
  stream->tail_size = (size_t)(end - from);
  memcpy(stream->tail, from, stream->tail_size);
}

static void open_streams(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)load.port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int one = 1;
  for (int i = 0; i < load.streams; i++) {
    struct stream *stream = &streams[i];
    stream->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(stream->fd, (void *)&address, sizeof address)) fail("connect");
    fcntl(stream->fd, F_SETFL, O_NONBLOCK);
    setsockopt(stream->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(stream->fd, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one);
    stream->left = load.requests;
    epoll_ctl(poller, EPOLL_CTL_ADD, stream->fd, &(struct epoll_event){EPOLLIN, {.ptr = stream}});
    idle[load.streams - 1 - i] = stream;
  }
  idle_count = load.streams;
}

// Sends what is due; returns nanoseconds to the next departure.
static int64_t depart_due(int64_t start) {
  for (int left = SENDS_A_TURN; departed < departures; left--) {
    int64_t due = start + load.spread * departed / departures;
    int64_t wait = due - now();
    if (wait > 0) return wait;
    if (left == 0) return 0;
    depart(due);
  }
  return 1000000000;
}

static void run(void) {
  static struct epoll_event ready[BATCH];
  int64_t start = now();
  while (ended < requests_wanted) {
    int64_t wait = depart_due(start);
    struct timespec limit = {wait / 1000000000, wait % 1000000000};
    int count = epoll_pwait2(poller, ready, BATCH, &limit, NULL);
    for (int k = 0; k < count; k++) {
      if (k % SENDS_A_TURN == SENDS_A_TURN - 1) depart_due(start);
      take(ready[k].data.ptr);
    }
  }
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void print_quantiles(const char *name, double *values, size_t count) {
  qsort(values, count, sizeof *values, compare);
  printf(",\"%s\":[%.2f,%.2f,%.2f]", name, values[(size_t)(0.5 * (double)(count - 1))],
         values[(size_t)(0.99 * (double)(count - 1))], values[count - 1]);
}

static void make_request(void) {
  char body[256];
  int size = sprintf(body, "{\"stream\":true,\"max_tokens\":%d,\"ttft_us\":%ld,\"gap_us\":%ld}", load.tokens,
                     load.ttft, load.gap);
  request_size = (size_t)sprintf(
      request,
      "POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1:%d\r\ncontent-type: application/json\r\n"
      "content-length: %d\r\n\r\n%s",
      load.port, size, body);
}

int main(int count, char **words) {
  if (count < 9) return 2;
  load = (struct load){atoi(words[1]), atoi(words[2]), atoi(words[3]), atoi(words[4]), !strcmp(words[8], "open"),
                       atol(words[5]), atol(words[6]), atol(words[7]) * 1000};
  departures = load.is_open ? load.requests : load.streams;
  requests_wanted = load.is_open ? load.requests : load.streams * load.requests;
  events_wanted = (size_t)requests_wanted * (size_t)load.tokens;
  errors = malloc(events_wanted * sizeof *errors);
  lags = malloc((size_t)departures * sizeof *lags);
  streams = calloc((size_t)load.streams, sizeof *streams);
  idle = malloc((size_t)load.streams * sizeof *idle);
  alarm(LONGEST_RUN);
  prctl(PR_SET_TIMERSLACK, 1);
  poller = epoll_create1(0);
  make_request();
  open_streams();
  usleep(50000);  // the kernel begins to stamp some milliseconds after the first socket asked
  int64_t before = now(), wall = time_of(CLOCK_REALTIME);
  wall_ahead = wall - (before + now()) / 2;
  int64_t start = now(), cpu = time_of(CLOCK_PROCESS_CPUTIME_ID);
  run();
  double seconds = (double)(now() - start) / 1e9;
  double cpu_seconds = (double)(time_of(CLOCK_PROCESS_CPUTIME_ID) - cpu) / 1e9;
  printf("{\"events\":%zu,\"lost\":%ld,\"requests\":%d,\"seconds\":%.4f,\"cpuSeconds\":%.4f,\"reads\":%zu,"
         "\"shared\":%zu,\"unstamped\":%zu",
         events_seen, (long)events_wanted - (long)events_seen, ended, seconds, cpu_seconds, reads, shared,
         unstamped);
  print_quantiles("error", errors, events_seen < events_wanted ? events_seen : events_wanted);
  print_quantiles("lag", lags, (size_t)departed);
  puts("}");
  return 0;
}
