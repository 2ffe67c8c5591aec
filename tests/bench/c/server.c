// The reference server: streams chat completions on an exact schedule, and says in every event when
// it was sent.
//
// usage: server TTFT_US GAP_US [LOG]
//
// Prints its port; ends on SIGTERM. "max_tokens", "ttft_us" and "gap_us" in the body of a request
// override the command line; without a gap it sends as fast as the socket takes it. The content of
// an event is CLOCK_MONOTONIC in 16 digits of nanoseconds. Its usage tells the serial of the request
// as prompt_tokens, under which LOG holds each send: pairs of 64-bit numbers, serial and time.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
  MOST_CONNECTIONS = 1 << 16,
  IN_SIZE = 1 << 15,      // longest request
  TURN_SIZE = 32,         // events of a stream without gaps that go out in one write
  TURN_STREAMS = 256,     // streams that are served before the sockets are looked at again
  BATCH = 1024,
  LONGEST_RUN = 600,      // seconds
};

struct stream {
  int fd, left, sent, wants_usage, place;  // place: in the heap, -1 outside it
  int64_t due, gap;
  uint64_t serial;
  size_t in_size, rest_size;
  char *rest;  // what the socket did not take
  char in[IN_SIZE + 1];
};

struct send_record { uint64_t serial, at; };

static struct stream *streams[MOST_CONNECTIONS];
static struct stream *heap[MOST_CONNECTIONS];
static int heap_size, poller;
static int64_t default_ttft, default_gap;
static uint64_t serial;
static struct send_record *records;
static size_t record_count, record_room;
static int records_sends;
static volatile sig_atomic_t stopped;

static const char HEAD[] =
    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
static const char LAST[] = "e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n";
static const char MODELS[] =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 70\r\n\r\n"
    "{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\",\"created\":1}]}";

// A chunk with the event of one token, and where the digits of its time are.
struct token { char bytes[320]; size_t size, digits; };
static struct token plain_token, last_token;

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000ll + t.tv_nsec;
}

static size_t chunk(char *into, const char *data) {
  return (size_t)sprintf(into, "%zx\r\ndata: %s\n\n\r\n", strlen(data) + 8, data);
}

static void make_token(struct token *token, const char *finish) {
  char data[256];
  sprintf(data,
          "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
          "\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" 0000000000000000\"},"
          "\"logprobs\":null,\"finish_reason\":%s}]}",
          finish);
  token->size = chunk(token->bytes, data);
  token->digits = (size_t)(strstr(token->bytes, "0000000000000000") - token->bytes);
}

static void sift_up(int i) {
  struct stream *stream = heap[i];
  for (; i > 0 && heap[(i - 1) / 2]->due > stream->due; i = (i - 1) / 2) {
    heap[i] = heap[(i - 1) / 2];
    heap[i]->place = i;
  }
  heap[i] = stream;
  stream->place = i;
}

static void sift_down(int i) {
  struct stream *stream = heap[i];
  for (int child; (child = 2 * i + 1) < heap_size; i = child) {
    if (child + 1 < heap_size && heap[child + 1]->due < heap[child]->due) child++;
    if (heap[child]->due >= stream->due) break;
    heap[i] = heap[child];
    heap[i]->place = i;
  }
  heap[i] = stream;
  stream->place = i;
}

static void schedule(struct stream *stream, int64_t due) {
  stream->due = due;
  heap[heap_size] = stream;
  sift_up(heap_size++);
}

static void unschedule(struct stream *stream) {
  int i = stream->place;
  if (i < 0) return;
  stream->place = -1;
  struct stream *last = heap[--heap_size];
  if (last == stream) return;
  heap[i] = last;
  last->place = i;
  sift_up(i);
  sift_down(last->place);
}

static void drop(struct stream *stream) {
  unschedule(stream);
  streams[stream->fd] = NULL;
  close(stream->fd);
  free(stream->rest);
  free(stream);
}

static void watch(struct stream *stream, uint32_t events, int operation) {
  struct epoll_event event = {events, {.fd = stream->fd}};
  epoll_ctl(poller, operation, stream->fd, &event);
}

// Sends, or keeps what the socket does not take. Returns 0 if the connection is gone.
static int put(struct stream *stream, const char *bytes, size_t size) {
  ssize_t sent = send(stream->fd, bytes, size, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) return drop(stream), 0;
  if (sent < 0) sent = 0;
  if ((size_t)sent == size) return 1;
  char *rest = malloc(size - (size_t)sent);
  memcpy(rest, bytes + sent, size - (size_t)sent);
  free(stream->rest);
  if (!stream->rest) watch(stream, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
  stream->rest = rest;
  stream->rest_size = size - (size_t)sent;
  return 1;
}

static void record(struct stream *stream, int64_t at) {
  if (!records_sends) return;
  if (record_count == record_room) {
    record_room = record_room ? record_room * 2 : 1 << 18;
    records = realloc(records, record_room * sizeof *records);
  }
  records[record_count++] = (struct send_record){stream->serial, (uint64_t)at};
}

static size_t token_of(struct stream *stream, char *into) {
  const struct token *token = stream->left == 1 ? &last_token : &plain_token;
  memcpy(into, token->bytes, token->size);
  int64_t at = now();
  record(stream, at);
  for (int i = 15; i >= 0; i--, at /= 10) into[token->digits + (size_t)i] = (char)('0' + at % 10);
  stream->left--;
  stream->sent++;
  return token->size;
}

static size_t end_of(struct stream *stream, char *into) {
  size_t size = 0;
  if (stream->wants_usage) {
    char data[256];
    sprintf(data,
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":"
            "{\"prompt_tokens\":%lu,\"total_tokens\":%lu,\"completion_tokens\":%d}}",
            stream->serial, stream->serial + (uint64_t)stream->sent, stream->sent);
    size = chunk(into, data);
  }
  memcpy(into + size, LAST, sizeof LAST - 1);
  return size + sizeof LAST - 1;
}

// Sends what is due of a stream: one event, or a turn of them where there are no gaps.
static void fire(struct stream *stream) {
  static char out[(TURN_SIZE + 2) * sizeof plain_token.bytes];
  size_t size = 0;
  unschedule(stream);
  if (stream->sent == 0) memcpy(out, HEAD, size = sizeof HEAD - 1);
  int most = stream->gap ? 1 : TURN_SIZE;
  for (int k = 0; k < most && stream->left > 0; k++) size += token_of(stream, out + size);
  if (stream->left == 0) size += end_of(stream, out + size);
  if (!put(stream, out, size) || stream->left == 0 || stream->rest) return;
  schedule(stream, stream->gap ? stream->due + stream->gap : stream->due);
}

static long number(const char *body, const char *key, long fallback) {
  const char *at = strstr(body, key);
  return at ? atol(at + strlen(key)) : fallback;
}

static void serve(struct stream *stream, const char *body) {
  if (!strncmp(stream->in, "GET ", 4)) {
    put(stream, MODELS, sizeof MODELS - 1);
    return;
  }
  stream->serial = ++serial;
  stream->sent = 0;
  stream->left = (int)number(body, "\"max_tokens\":", number(body, "\"max_completion_tokens\":", 1));
  stream->wants_usage = strstr(body, "\"include_usage\":true") != NULL;
  stream->gap = number(body, "\"gap_us\":", default_gap / 1000) * 1000;
  int64_t ttft = number(body, "\"ttft_us\":", default_ttft / 1000) * 1000;
  stream->due = now() + ttft;
  if (ttft == 0) fire(stream);
  else schedule(stream, stream->due);
}

static void take(struct stream *stream) {
  ssize_t size = read(stream->fd, stream->in + stream->in_size, IN_SIZE - stream->in_size);
  if (size < 0 && errno == EAGAIN) return;
  if (size <= 0) return drop(stream);
  stream->in_size += (size_t)size;
  stream->in[stream->in_size] = 0;
  char *blank = strstr(stream->in, "\r\n\r\n");
  if (!blank) return;
  char *length = strcasestr(stream->in, "content-length:");
  size_t body = length && length < blank ? (size_t)atol(length + 15) : 0;
  if (stream->in_size < (size_t)(blank + 4 - stream->in) + body) return;
  stream->in_size = 0;
  serve(stream, blank + 4);
}

static void flush(struct stream *stream) {
  if (!stream->rest) return;
  char *rest = stream->rest;
  stream->rest = NULL;
  watch(stream, EPOLLIN, EPOLL_CTL_MOD);
  int is_open = put(stream, rest, stream->rest_size);
  free(rest);
  if (is_open && !stream->rest && stream->left > 0 && stream->place < 0) schedule(stream, stream->due);
}

static void accept_all(int listener) {
  for (int fd, one = 1; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
    if (fd >= MOST_CONNECTIONS) { close(fd); continue; }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    // Others, BBR among them, pace what is sent, and hold it back.
    setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "reno", 4);
    struct stream *stream = malloc(sizeof *stream);
    memset(stream, 0, offsetof(struct stream, in));
    stream->fd = fd;
    stream->place = -1;
    streams[fd] = stream;
    watch(stream, EPOLLIN, EPOLL_CTL_ADD);
  }
}

static int listen_somewhere(void) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(fd, (void *)&address, size) || listen(fd, 16384) ||
      getsockname(fd, (void *)&address, &size)) {
    perror("Cannot listen");
    exit(1);
  }
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

static int wait_for(struct epoll_event *events) {
  int64_t wait = heap_size ? heap[0]->due - now() : 1000000000;
  if (wait < 0) wait = 0;
  struct timespec limit = {wait / 1000000000, wait % 1000000000};
  return epoll_pwait2(poller, events, BATCH, &limit, NULL);
}

static void attend(struct epoll_event *event) {
  struct stream *stream = streams[event->data.fd];
  if (stream && event->events & EPOLLOUT) flush(stream);
  stream = streams[event->data.fd];
  if (stream && event->events & ~EPOLLOUT) take(stream);
}

static void fire_due(void) {
  int64_t time = now();
  for (int left = TURN_STREAMS; left > 0 && heap_size && heap[0]->due <= time; left--) fire(heap[0]);
}

static void stop(int signal) { (void)signal; stopped = 1; }

int main(int count, char **words) {
  if (count < 3) return 2;
  default_ttft = atol(words[1]) * 1000;
  default_gap = atol(words[2]) * 1000;
  records_sends = count > 3;
  sigaction(SIGTERM, &(struct sigaction){.sa_handler = stop}, NULL);
  alarm(LONGEST_RUN);
  prctl(PR_SET_TIMERSLACK, 1);
  make_token(&plain_token, "null");
  make_token(&last_token, "\"length\"");
  int listener = listen_somewhere();
  poller = epoll_create1(0);
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &(struct epoll_event){EPOLLIN, {.fd = listener}});
  static struct epoll_event events[BATCH];
  while (!stopped) {
    int ready = wait_for(events);
    for (int k = 0; k < ready; k++) {
      if (events[k].data.fd == listener) accept_all(listener);
      else attend(&events[k]);
    }
    fire_due();
  }
  if (!records_sends) return 0;
  FILE *log = fopen(words[3], "wb");
  if (!log || fwrite(records, sizeof *records, record_count, log) != record_count || fclose(log)) {
    perror("Cannot write the log");
    return 1;
  }
  return 0;
}
