// chaka-espeak: speaks for the gateway with libespeak-ng, in a process of its own.
//
// The source of this file is under Apache-2.0, like the rest of the project. The program that comes of it is linked with
// libespeak-ng and is therefore, as a whole, under GPL-3.0-or-later. It is the only program of the project that is; the
// gateway talks to it over pipes and is no part of it.
//
// usage: chaka-espeak VOICE
//
// It loads the voice once and then speaks one request after the other from standard input. Each request is spoken by a
// fork, so that every one starts from the same state: libespeak-ng carries rests of one utterance into the next, and the
// same text would not give the same samples. A fork that ends in any other way than it should ends the program too.
//
// All numbers are unsigned, 32 bits, little-endian. A request is
//     bytes that follow | words a minute | pitch 0-99 | volume 0-200 | flags | text
// where the text is SSML in UTF-8 with phonemes in [[ ]], and flag 1 adds the pause of a sentence's end. An answer is a
// row of frames: one byte of kind, three of zero, bytes that follow, and those:
//     H  protocol version, samples a second, once at the start
//     M  number in the name of a <mark/>, samples before it
//     S  samples, signed 16 bits, one channel
//     E  samples in all; the end of an answer
//     X  reason; the end of an answer, or of the start: 1 no library data, 2 no such voice, 3 not spoken
// The end of standard input ends it, and so does SIGTERM, which also ends the fork.

#define _GNU_SOURCE
#include <errno.h>
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    protocol_version = 1,
    maximum_request = 1 << 20,
    request_head = 16,
    buffer_milliseconds = 250,
    pipe_bytes = 1 << 20,
    fork_cpu_seconds = 60,
    flag_end_pause = 1,
};

enum reason { reason_no_data = 1, reason_no_voice = 2, reason_not_spoken = 3 };

static volatile sig_atomic_t speaker;
static volatile sig_atomic_t is_stopping;
static uint32_t spoken;
// Written when it is full and at an answer's end: each write wakes the reader, who can use nothing but the whole.
static unsigned char pending[1 << 18];
static size_t pending_bytes;

static uint32_t get(const unsigned char *from) {
    return from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
}

static void flush(void) {
    const unsigned char *rest = pending;
    while (pending_bytes > 0) {
        ssize_t written = write(STDOUT_FILENO, rest, pending_bytes);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) _exit(3);
        rest += written;
        pending_bytes -= (size_t)written;
    }
}

static void append(unsigned char byte) {
    if (pending_bytes == sizeof pending) flush();
    pending[pending_bytes++] = byte;
}

static void append_number(uint32_t value) {
    for (int byte = 0; byte < 4; byte++) append((unsigned char)(value >> (8 * byte)));
}

static void append_head(char kind, uint32_t bytes) {
    append_number((unsigned char)kind);
    append_number(bytes);
}

static void append_numbers(char kind, const uint32_t *numbers, uint32_t count) {
    append_head(kind, count * 4);
    for (uint32_t index = 0; index < count; index++) append_number(numbers[index]);
}

static void end_answer(char kind, uint32_t number) {
    append_numbers(kind, &number, 1);
    flush();
}

static void append_samples(const short *samples, uint32_t count) {
    append_head('S', count * 2);
    for (uint32_t index = 0; index < count; index++) {
        uint16_t sample = (uint16_t)samples[index];
        append((unsigned char)sample);
        append((unsigned char)(sample >> 8));
    }
}

// True at the end of the input, which is no fault between two requests.
static int read_all(unsigned char *bytes, size_t count, int may_end) {
    size_t length = 0;
    while (length < count) {
        ssize_t some = read(STDIN_FILENO, bytes + length, count - length);
        if (some < 0 && errno == EINTR) continue;
        if (some == 0 && length == 0 && may_end) return 1;
        if (some <= 0) _exit(2);
        length += (size_t)some;
    }
    return 0;
}

static int take_speech(short *samples, int count, espeak_EVENT *events) {
    for (espeak_EVENT *event = events; event->type != espeakEVENT_LIST_TERMINATED; event++) {
        if (event->type != espeakEVENT_MARK || !event->id.name) continue;
        uint32_t numbers[2] = {(uint32_t)strtoul(event->id.name, NULL, 10), (uint32_t)event->sample};
        append_numbers('M', numbers, 2);
    }
    if (samples && count > 0) {
        append_samples(samples, (uint32_t)count);
        spoken += (uint32_t)count;
    }
    return 0;
}

static int clamped(uint32_t value, uint32_t lowest, uint32_t highest) {
    return (int)(value < lowest ? lowest : value > highest ? highest : value);
}

// In the fork; does not return.
static void speak(const unsigned char *request, size_t text_bytes) {
    struct rlimit seconds = {fork_cpu_seconds, fork_cpu_seconds}, none = {0, 0};
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_CORE, &none);
    espeak_SetParameter(espeakRATE, clamped(get(request), espeakRATE_MINIMUM, espeakRATE_MAXIMUM), 0);
    espeak_SetParameter(espeakPITCH, clamped(get(request + 4), 0, 99), 0);
    espeak_SetParameter(espeakVOLUME, clamped(get(request + 8), 0, 200), 0);
    unsigned int flags = espeakCHARS_UTF8 | espeakSSML | espeakPHONEMES;
    if (get(request + 12) & flag_end_pause) flags |= espeakENDPAUSE;
    espeak_ERROR status =
        espeak_Synth(request + request_head, text_bytes + 1, 0, POS_CHARACTER, 0, flags, NULL, NULL);
    if (status == EE_OK) {
        end_answer('E', spoken);
    } else {
        end_answer('X', reason_not_spoken);
    }
    _exit(0);
}

static void stop(int signal_number) {
    (void)signal_number;
    is_stopping = 1;
    if (speaker <= 0) _exit(0);
    kill((pid_t)speaker, SIGKILL);
}

static void set_stop_blocked(int is_blocked) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(is_blocked ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}

static void answer(const unsigned char *request, size_t text_bytes) {
    pid_t parent = getpid();
    set_stop_blocked(1);
    pid_t child = fork();
    if (child < 0) {
        set_stop_blocked(0);
        end_answer('X', reason_not_spoken);
        return;
    }
    if (child == 0) {
        signal(SIGTERM, SIG_DFL);
        set_stop_blocked(0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(3);
        speak(request, text_bytes);
    }
    speaker = child;
    set_stop_blocked(0);
    siginfo_t news;
    while (waitid(P_PID, (id_t)child, &news, WEXITED | WNOWAIT) != 0 && errno == EINTR) continue;
    // The number of a collected child may be another process's already: none is killed by it.
    set_stop_blocked(1);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    speaker = 0;
    set_stop_blocked(0);
    if (is_stopping) _exit(0);
    // Part of a frame may be out: only the end of the stream is a sure sign.
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) _exit(3);
}

int main(int count, char **arguments) {
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    if (count != 2) return 64;
    int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, buffer_milliseconds, NULL, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0) {
        end_answer('X', reason_no_data);
        return 1;
    }
    if (espeak_SetVoiceByName(arguments[1]) != EE_OK) {
        end_answer('X', reason_no_voice);
        return 1;
    }
    espeak_SetSynthCallback(take_speech);
    // Room for 20 seconds: a fork is done with its work before the reader has begun. What is refused costs time only.
    fcntl(STDOUT_FILENO, F_SETPIPE_SZ, pipe_bytes);
    append_numbers('H', (uint32_t[]){protocol_version, (uint32_t)rate}, 2);
    flush();

    static unsigned char request[maximum_request + 1];
    unsigned char head[4];
    while (!read_all(head, sizeof head, 1)) {
        uint32_t length = get(head);
        if (length < request_head || length > maximum_request) return 2;
        read_all(request, length, 0);
        request[length] = 0;
        answer(request, length - request_head);
    }
    return 0;
}
