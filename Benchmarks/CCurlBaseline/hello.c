#define _GNU_SOURCE
#include "chaka_baseline.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

// Requests without body whose head ends with the bytes that are read, which holds for clients that do not pipeline.
int chaka_hello_serve(int port) {
    static const char answer[] =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nServer: hello\r\nContent-Length: 5\r\n\r\nhello";
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int on = 1;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    int queue = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 256) ||
        epoll_ctl(queue, EPOLL_CTL_ADD, listener, &event))
        return 1;
    for (;;) {
        struct epoll_event events[64];
        int count = epoll_wait(queue, events, 64, -1);
        for (int i = 0; i < count; i++) {
            int descriptor = events[i].data.fd;
            if (descriptor == listener) {
                int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
                if (connection < 0) continue;
                setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                event.data.fd = connection;
                epoll_ctl(queue, EPOLL_CTL_ADD, connection, &event);
                continue;
            }
            char buffer[4096];
            ssize_t length = read(descriptor, buffer, sizeof buffer);
            if (length < 4 || memcmp(buffer + length - 4, "\r\n\r\n", 4) ||
                send(descriptor, answer, sizeof answer - 1, MSG_NOSIGNAL) < 0 ||
                memmem(buffer, (size_t)length, "Connection: close", 17))
                close(descriptor);
        }
    }
}
