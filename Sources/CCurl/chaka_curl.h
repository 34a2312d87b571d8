// libcurl's setters and getters are variadic, which Swift cannot call: one function for each type of value.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <sys/eventfd.h>

typedef size_t (*chaka_curl_data_function)(char *data, size_t size, size_t count, void *context);
typedef int (*chaka_curl_seek_function)(void *context, curl_off_t offset, int origin);
typedef int (*chaka_curl_socket_function)(void *context, curl_socket_t socket, curlsocktype purpose);
typedef int (*chaka_curl_resolve_function)(void *resolver, void *reserved, void *context);
typedef int (*chaka_curl_request_function)(
    void *context, char *remote, char *local, int remote_port, int local_port);

static inline CURLcode chaka_curl_start(void) { return curl_global_init(CURL_GLOBAL_ALL); }

static inline CURLcode chaka_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode chaka_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode chaka_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode chaka_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode chaka_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode chaka_curl_set_data_function(
    CURL *handle, CURLoption option, chaka_curl_data_function value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode chaka_curl_set_seek_function(CURL *handle, chaka_curl_seek_function value) {
    return curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, value);
}
static inline CURLcode chaka_curl_set_socket_function(CURL *handle, chaka_curl_socket_function value) {
    return curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, value);
}
static inline CURLcode chaka_curl_set_resolve_function(CURL *handle, chaka_curl_resolve_function value) {
    return curl_easy_setopt(handle, CURLOPT_RESOLVER_START_FUNCTION, value);
}
static inline CURLcode chaka_curl_set_request_function(CURL *handle, chaka_curl_request_function value) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, value);
}

static inline CURLMcode chaka_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// A counter to poll beside connections; its flags are not visible in Swift.
static inline int chaka_event_descriptor(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
