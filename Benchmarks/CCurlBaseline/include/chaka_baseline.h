#ifndef CHAKA_BASELINE_H
#define CHAKA_BASELINE_H

// Answers every request on loopback with 200 and five bytes; one thread, epoll. Returns only on failure.
int chaka_hello_serve(int port);

// GETs of a URL over libcurl's multi interface, each with its body collected, so many at a time. Returns how many were
// answered with 200 and five bytes.
long chaka_baseline_run(const char *url, long count, int concurrency);

#endif
