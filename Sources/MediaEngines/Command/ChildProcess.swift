import CProcess
import Glibc

/// A program in a process group of its own, with non-blocking pipes to its standard input and output; no shell.
///
/// Its owner ends it with ``end()``, once: that closes the pipes and collects it. Until then it stays a zombie at worst,
/// so that its id, which names the group, is not another's.
struct ChildProcess: Sendable {
    /// How a process ended.
    enum End: Hashable {
        case exit(Int32)
        case signal(Int32)
    }

    /// What of its pipes is ready.
    struct Readiness {
        var canRead = false
        var canWrite = false
    }

    /// Process id, and name of the group.
    let id: pid_t
    /// Write end of its standard input; a socket, so that a dead reader gives EPIPE and no signal.
    let input: Int32
    /// Read end of its standard output.
    let output: Int32

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: Path of the program, and its arguments.
    ///   - environment: Variables as `NAME=value`.
    ///   - directory: Where it works, or nil for the directory of this process.
    /// - Throws: ``ProcessFault/system(number:doing:)``.
    init(arguments: [String], environment: [String], directory: String? = nil) throws(ProcessFault) {
        guard let program = arguments.first else { throw .refused("the command is empty") }
        var toChild: [Int32] = [-1, -1]
        var fromChild: [Int32] = [-1, -1]
        var reason = chaka_socket_pair(&toChild)
        guard reason == 0 else { throw .system(number: reason, doing: "socketpair") }
        reason = chaka_pipe(&fromChild)
        guard reason == 0 else {
            for end in toChild { close(end) }
            throw .system(number: reason, doing: "pipe")
        }
        for end in [toChild[1], fromChild[0]] where reason == 0 { reason = chaka_set_nonblocking(end) }
        var child: pid_t = 0
        if reason == 0 {
            var words = arguments.map { strdup($0) } + [nil]
            var variables = environment.map { strdup($0) } + [nil]
            reason = chaka_spawn_worker(
                program, &words, &variables, directory, toChild[0], fromChild[1], -1, &child)
            for text in words + variables { free(text) }
        }
        close(toChild[0])
        close(fromChild[1])
        guard reason == 0 else {
            close(toChild[1])
            close(fromChild[0])
            throw .system(number: reason, doing: program)
        }
        id = child
        input = toChild[1]
        output = fromChild[0]
    }

    /// Waits until a pipe is ready.
    ///
    /// - Parameters:
    ///   - isWriting: Whether there is something to write.
    ///   - deadline: When waiting ends.
    ///   - interruption: What ends waiting early.
    /// - Returns: What is ready; an end that the program has closed counts.
    /// - Throws: ``ProcessFault/deadline`` and ``ProcessFault/interrupted``.
    func wait(
        isWriting: Bool, deadline: ContinuousClock.Instant, interruption: Interruption
    ) throws(ProcessFault) -> Readiness {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw .deadline }
            // Rounded up, so that the last wait does not spin; at most an hour, which is under what fits.
            let milliseconds = Int32(min(left / .milliseconds(1), 3_600_000).rounded(.up))
            var entries = [
                pollfd(fd: interruption.descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isWriting ? input : -1, events: Int16(POLLOUT), revents: 0),
            ]
            let count = poll(&entries, nfds_t(entries.count), milliseconds)
            if count < 0, errno != EINTR { throw .system(number: errno, doing: "poll") }
            guard count > 0 else { continue }
            if entries[0].revents != 0 { throw .interrupted }
            return Readiness(canRead: entries[1].revents != 0, canWrite: entries[2].revents != 0)
        }
    }

    /// Writes what the program takes now.
    ///
    /// - Parameter bytes: What is to be written.
    /// - Returns: Bytes written, or nil when the program reads no more.
    func write(_ bytes: ArraySlice<UInt8>) -> Int? {
        while true {
            let count = bytes.withUnsafeBytes { send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count >= 0 { return count }
            if errno == EAGAIN { return 0 }
            if errno != EINTR { return nil }
        }
    }

    /// Reads what the program has said.
    ///
    /// - Parameter bytes: Gets it at its end.
    /// - Returns: Whether more may come; false at the end of its output.
    func read(into bytes: inout [UInt8]) -> Bool {
        let chunkSize = 65_536
        while true {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, length in
                count = Glibc.read(output, buffer.baseAddress, chunkSize)
                length = max(count, 0)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return true }
            bytes.append(contentsOf: chunk)
            return count > 0
        }
    }

    /// Whether it still has its output open and has said nothing that nobody asked for.
    var isQuiet: Bool {
        var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) == 0
    }

    /// Tells it that nothing more will be said.
    func finishInput() { shutdown(input, Int32(SHUT_WR)) }

    /// Kills what is left of the group, closes the pipes and collects the program.
    ///
    /// - Returns: How it ended; by our signal unless it had ended before.
    @discardableResult func end() -> End {
        kill(-id, SIGKILL)
        close(input)
        close(output)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }

    /// Waits until the program, whose output has ended, has ended itself.
    ///
    /// - Throws: ``ProcessFault/deadline`` and ``ProcessFault/interrupted``.
    func waitForEnd(deadline: ContinuousClock.Instant, interruption: Interruption?) throws(ProcessFault) {
        var pause: Int32 = 0
        while true {
            var news = siginfo_t()
            if waitid(P_PID, id_t(id), &news, WEXITED | WNOHANG | WNOWAIT) != 0 || news.si_signo == SIGCHLD { return }
            if ContinuousClock.now >= deadline { throw .deadline }
            var entry = pollfd(fd: interruption?.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
            if poll(&entry, 1, pause) > 0 { throw .interrupted }
            pause = min(pause * 2 + 1, 20)
        }
    }

    /// The variables of this process, as `NAME=value`.
    static func inheritedEnvironment(_ names: [String]) -> [String] {
        names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    }
}
