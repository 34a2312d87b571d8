#include "chaka_baseline.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

struct body {
    char *bytes;
    size_t length, capacity;
};

static size_t collect(char *data, size_t size, size_t count, void *context) {
    struct body *body = context;
    size_t length = size * count;
    if (body->length + length > body->capacity) {
        size_t capacity = 2 * (body->length + length);
        char *bytes = realloc(body->bytes, capacity);
        if (!bytes) return 0;
        body->bytes = bytes;
        body->capacity = capacity;
    }
    memcpy(body->bytes + body->length, data, length);
    body->length += length;
    return length;
}

long chaka_baseline_run(const char *url, long count, int concurrency) {
    CURLM *multi = curl_multi_init();
    if (!multi) return 0;
    struct body *bodies = calloc((size_t)concurrency, sizeof *bodies);
    CURL **handles = calloc((size_t)concurrency, sizeof *handles);
    long started = 0, answered = 0;
    for (int i = 0; i < concurrency && bodies && handles; i++) {
        CURL *handle = handles[i] = curl_easy_init();
        curl_easy_setopt(handle, CURLOPT_URL, url);
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, collect);
        curl_easy_setopt(handle, CURLOPT_WRITEDATA, &bodies[i]);
        curl_easy_setopt(handle, CURLOPT_PRIVATE, &bodies[i]);
        if (started < count) {
            curl_multi_add_handle(multi, handle);
            started++;
        }
    }
    int running = 1;
    while (running) {
        curl_multi_perform(multi, &running);
        int waiting;
        CURLMsg *message;
        while ((message = curl_multi_info_read(multi, &waiting))) {
            CURL *handle = message->easy_handle;
            CURLcode result = message->data.result;
            long status = 0;
            struct body *body = NULL;
            curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
            curl_easy_getinfo(handle, CURLINFO_PRIVATE, (char **)&body);
            answered += result == CURLE_OK && status == 200 && body->length == 5;
            body->length = 0;
            curl_multi_remove_handle(multi, handle);
            if (started < count) {
                curl_multi_add_handle(multi, handle);
                started++;
                running = 1;
            }
        }
        if (running) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    for (int i = 0; i < concurrency && bodies && handles; i++) {
        curl_multi_remove_handle(multi, handles[i]);
        curl_easy_cleanup(handles[i]);
        free(bodies[i].bytes);
    }
    curl_multi_cleanup(multi);
    free(bodies);
    free(handles);
    return answered;
}
