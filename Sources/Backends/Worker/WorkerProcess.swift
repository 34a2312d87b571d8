import CProcess
import Glibc

/// A running worker in a process group of its own, with pipes to its three standard streams; no shell.
///
/// ``input`` is a socket, so that a dead reader gives EPIPE and no signal; all three ends are non-blocking. The process
/// stays a zombie until ``reap()`` has collected it, so its id, which names the group, cannot be reused before.
struct WorkerProcess {
    /// How a process ended.
    enum End: Equatable, CustomStringConvertible {
        case exit(Int32)
        case signal(Int32)

        var description: String {
            switch self {
            case .exit(let status): "exit status \(status)"
            case .signal(let number): "signal \(number)"
            }
        }
    }

    /// Process id, and name of the group.
    let id: pid_t
    /// Write end towards the worker.
    private(set) var input: Int32
    /// Read end of its replies.
    private(set) var output: Int32
    /// Read end of its standard error.
    private(set) var errors: Int32

    /// Starts the program.
    ///
    /// - Throws: The operating system's reason.
    init(_ configuration: WorkerConfiguration, environment: [String]) throws(SystemError) {
        var open: [Int32] = []
        do throws(SystemError) {
            let input = try Self.connect(chaka_socket_pair, remembering: &open)
            let output = try Self.connect(chaka_pipe, remembering: &open)
            let errors = try Self.connect(chaka_pipe, remembering: &open)
            id = try Self.spawn(
                configuration, environment: environment, input: input.read, output: output.write, errors: errors.write)
            for end in [input.read, output.write, errors.write] {
                close(end)
                open.removeAll { $0 == end }
            }
            self.input = input.write
            self.output = output.read
            self.errors = errors.read
        } catch {
            for descriptor in open { close(descriptor) }
            throw error
        }
        do throws(SystemError) {
            for end in [input, output, errors] {
                try Self.check(chaka_set_nonblocking(end), doing: "fcntl")
            }
            if let limit = configuration.memoryLimitBytes {
                try Self.check(chaka_limit_memory(id, limit), doing: "prlimit")
            }
        } catch {
            send(SIGKILL)
            closeAll()
            waitpid(id, nil, 0)
            throw error
        }
    }

    /// Sends a signal to every process of the group.
    func send(_ signal: Int32) { Glibc.kill(-id, signal) }

    /// Closes the way to the worker, which a worker takes for the order to end.
    mutating func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Closes standard error once it has ended.
    mutating func closeErrors() {
        if errors >= 0 { close(errors) }
        errors = -1
    }

    /// Closes what is still open.
    mutating func closeAll() {
        closeInput()
        closeErrors()
        if output >= 0 { close(output) }
        output = -1
    }

    /// Whether the process has ended; it stays a zombie.
    var hasEnded: Bool {
        var news = siginfo_t()
        return waitid(P_PID, id_t(id), &news, WEXITED | WNOHANG | WNOWAIT) == 0 && news.si_signo == SIGCHLD
    }

    /// Collects the process if it has ended, without waiting.
    ///
    /// - Returns: How it ended, or nil while it runs.
    func reap() -> End? {
        var status: Int32 = 0
        guard waitpid(id, &status, WNOHANG) == id else { return nil }
        let signal = status & 0x7F
        return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }

    private static func connect(
        _ make: (UnsafeMutablePointer<Int32>?) -> Int32, remembering open: inout [Int32]
    ) throws(SystemError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        try check(ends.withUnsafeMutableBufferPointer { make($0.baseAddress) }, doing: "pipe")
        open.append(contentsOf: ends)
        return (ends[0], ends[1])
    }

    private static func check(_ reason: Int32, doing call: String) throws(SystemError) {
        guard reason == 0 else { throw SystemError(number: reason, doing: call) }
    }

    private static func spawn(
        _ configuration: WorkerConfiguration, environment: [String], input: Int32, output: Int32, errors: Int32
    ) throws(SystemError) -> pid_t {
        var arguments = ([configuration.command] + configuration.arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer {
            for text in arguments + variables { free(text) }
        }
        var process: pid_t = 0
        let reason = chaka_spawn_worker(
            configuration.command, &arguments, &variables, configuration.workingDirectory, input, output, errors,
            &process)
        try check(reason, doing: configuration.command)
        return process
    }
}
