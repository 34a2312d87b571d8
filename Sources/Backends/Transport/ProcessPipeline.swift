import CProcess
import Glibc

/// A program of a pipeline with its arguments.
struct StageCommand: Hashable, Sendable {
    /// Absolute path of the program.
    let executable: String
    /// Arguments without the program's own name.
    let arguments: [String]
}

/// Running programs in a row, each reading what the one before it wrote; one process group, no shell.
///
/// The caller writes to ``input`` (a socket, so that a dead reader gives EPIPE and no signal) and reads ``output``; both
/// are non-blocking. The processes stay zombies until ``reap()`` has collected them, so their ids cannot be reused before.
struct ProcessPipeline {
    /// Write end towards the first program.
    let input: Int32
    /// Read end of the last program.
    let output: Int32
    /// The programs' process ids, in order; the first one names the group.
    private(set) var processes: [pid_t]

    /// Starts all programs.
    ///
    /// - Throws: The operating system's reason; programs already started are killed.
    init(_ stages: [StageCommand], environment: [String]) throws(SystemError) {
        precondition(!stages.isEmpty, "a pipeline has a program")
        let entrance = try Self.connect(chaka_socket_pair)
        input = entrance.write
        processes = []
        var upstream = entrance.read
        do throws(SystemError) {
            for stage in stages {
                let next = try Self.connect(chaka_pipe)
                defer {
                    close(upstream)
                    close(next.write)
                    upstream = next.read
                }
                processes.append(
                    try Self.spawn(
                        stage, environment: environment, input: upstream, output: next.write,
                        group: processes.first ?? 0))
            }
            for descriptor in [input, upstream] {
                let reason = chaka_set_nonblocking(descriptor)
                guard reason == 0 else { throw SystemError(number: reason, doing: "fcntl") }
            }
        } catch {
            close(input)
            close(upstream)
            Self.kill(group: processes.first)
            for process in processes { waitpid(process, nil, 0) }
            throw error
        }
        output = upstream
    }

    /// Kills every process of the group and closes both ends; ``reap()`` must follow until it answers true.
    func terminate() {
        Self.kill(group: processes.first)
        close(input)
        close(output)
    }

    /// Collects the processes that have ended, without waiting.
    ///
    /// - Returns: Whether none is left.
    mutating func reap() -> Bool {
        processes.removeAll { waitpid($0, nil, WNOHANG) != 0 }
        return processes.isEmpty
    }

    private static func kill(group leader: pid_t?) {
        guard let leader else { return }
        Glibc.kill(-leader, SIGKILL)
    }

    private static func connect(
        _ make: (UnsafeMutablePointer<Int32>?) -> Int32
    ) throws(SystemError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        let reason = ends.withUnsafeMutableBufferPointer { make($0.baseAddress) }
        guard reason == 0 else { throw SystemError(number: reason, doing: "pipe") }
        return (ends[0], ends[1])
    }

    private static func spawn(
        _ stage: StageCommand, environment: [String], input: Int32, output: Int32, group: pid_t
    ) throws(SystemError) -> pid_t {
        var arguments = ([stage.executable] + stage.arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer {
            for text in arguments + variables { free(text) }
        }
        var process: pid_t = 0
        let reason = chaka_spawn_stage(
            stage.executable, &arguments, &variables, input, output, group, &process)
        guard reason == 0 else { throw SystemError(number: reason, doing: stage.executable) }
        return process
    }
}

/// A refusal of the operating system.
struct SystemError: Error, Hashable {
    /// The errno value.
    let number: Int32
    /// The call or program it concerns.
    let doing: String
}
