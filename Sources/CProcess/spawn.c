#define _GNU_SOURCE
#include "chaka_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

// dup2 in a child would overwrite an end that sits on descriptor 0 to 2, as happens when this process closed its own.
static int raise_above_standard(int ends[2]) {
    for (int side = 0; side < 2; side++) {
        if (ends[side] > STDERR_FILENO) continue;
        int raised = fcntl(ends[side], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        if (raised < 0) {
            int reason = errno;
            close(ends[0]);
            close(ends[1]);
            return reason;
        }
        close(ends[side]);
        ends[side] = raised;
    }
    return 0;
}

int chaka_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    return raise_above_standard(ends);
}

int chaka_socket_pair(int ends[2]) {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
    return raise_above_standard(ends);
}

int chaka_set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) != 0) return errno;
    return 0;
}

// Without a directory the child keeps the one of this process, without errors its standard error goes to /dev/null.
static int spawn_child(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int input, int output,
    int errors, pid_t group, pid_t *pid) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);

    int status = posix_spawn_file_actions_init(&actions);
    if (status != 0) return status;
    status = posix_spawnattr_init(&attributes);
    if (status != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return status;
    }
    if (status == 0) status = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (status == 0) status = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (status == 0 && errors >= 0) status = posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    if (status == 0 && errors < 0)
        status = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (status == 0) status = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    if (status == 0 && directory) status = posix_spawn_file_actions_addchdir_np(&actions, directory);
    if (status == 0) status = posix_spawnattr_setpgroup(&attributes, group);
    if (status == 0) status = posix_spawnattr_setsigmask(&attributes, &none);
    if (status == 0) status = posix_spawnattr_setsigdefault(&attributes, &all);
    if (status == 0)
        status = posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    if (status == 0) status = posix_spawn(pid, path, &actions, &attributes, arguments, environment);

    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return status;
}

int chaka_spawn_stage(
    const char *path, char *const arguments[], char *const environment[], int input, int output, pid_t group, pid_t *pid) {
    return spawn_child(path, arguments, environment, NULL, input, output, -1, group, pid);
}

int chaka_spawn_worker(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int input, int output,
    int errors, pid_t *pid) {
    return spawn_child(path, arguments, environment, directory, input, output, errors, 0, pid);
}

// RLIMIT_DATA and not RLIMIT_AS: numeric libraries reserve addresses by the gigabyte that they never touch.
int chaka_limit_memory(pid_t pid, unsigned long long bytes) {
    struct rlimit limit = {.rlim_cur = bytes, .rlim_max = bytes};
    return prlimit(pid, RLIMIT_DATA, &limit, NULL) == 0 ? 0 : errno;
}
