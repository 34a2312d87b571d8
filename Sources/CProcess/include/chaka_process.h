#ifndef CHAKA_PROCESS_H
#define CHAKA_PROCESS_H

#include <sys/types.h>

/// Connects two descriptors of this process: what is written to `ends[1]` is read from `ends[0]`.
/// Both are above the standard streams and closed on exec. Returns 0 or an errno value.
int chaka_pipe(int ends[2]);

/// Like `chaka_pipe`, on a pair of stream sockets, so that a writer can ask for EPIPE instead of SIGPIPE.
int chaka_socket_pair(int ends[2]);

/// Makes reads and writes on a descriptor return at once. Returns 0 or an errno value.
int chaka_set_nonblocking(int descriptor);

/// Starts a program in a process group (`group`, or a new one named after the child when it is 0).
///
/// `input` and `output` become its standard input and output, standard error goes to /dev/null, every other descriptor
/// is closed, signals have their default effect and none is blocked. Returns 0 and the child in `pid`, or an errno value.
int chaka_spawn_stage(
    const char *path, char *const arguments[], char *const environment[], int input, int output, pid_t group, pid_t *pid);

/// Starts one program in a process group of its own, named after the child.
///
/// Like `chaka_spawn_stage`, but `errors` becomes its standard error, and it works in `directory` unless that is null.
int chaka_spawn_worker(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int input, int output,
    int errors, pid_t *pid);

/// Limits the private writable memory of a process, in bytes. Returns 0 or an errno value.
int chaka_limit_memory(pid_t pid, unsigned long long bytes);

#endif
