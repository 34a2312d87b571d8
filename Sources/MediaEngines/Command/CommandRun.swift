import Glibc

/// One run of a program: standard input given whole, standard output taken whole.
struct CommandRun {
    /// Path of the program, and its arguments.
    var arguments: [String]
    /// Variables as `NAME=value`.
    var environment: [String]
    /// Most bytes of standard output.
    var maximumOutputBytes: Int

    /// What a program that ended by itself leaves.
    struct Outcome: Hashable {
        /// Exit status.
        let status: Int32
        /// Standard output.
        let bytes: [UInt8]
    }

    /// Runs the program on the calling thread; nothing of it is left when this returns.
    ///
    /// - Parameters:
    ///   - input: Bytes for standard input; a program that does not read them all is not at fault.
    ///   - deadline: When it is killed.
    ///   - interruption: What kills it before.
    /// - Returns: Standard output.
    /// - Throws: ``ProcessFault``; `refused` for an exit status other than 0.
    func output(
        for input: [UInt8], deadline: ContinuousClock.Instant, interruption: Interruption
    ) throws(ProcessFault) -> [UInt8] {
        let outcome = try outcome(for: input, deadline: deadline, interruption: interruption)
        guard outcome.status == 0 else { throw Self.refusal(status: outcome.status) }
        return outcome.bytes
    }

    /// Runs the program as ``output(for:deadline:interruption:)`` does, and leaves it to the caller to judge the status.
    ///
    /// - Parameters:
    ///   - input: Bytes for standard input.
    ///   - deadline: When it is killed.
    ///   - interruption: What kills it before.
    /// - Returns: Exit status and standard output.
    /// - Throws: ``ProcessFault``; `refused` for a program that a signal ended.
    func outcome(
        for input: [UInt8], deadline: ContinuousClock.Instant, interruption: Interruption
    ) throws(ProcessFault) -> Outcome {
        let process = try ChildProcess(arguments: arguments, environment: environment)
        let bytes: [UInt8]
        do throws(ProcessFault) {
            bytes = try exchange(with: process, input, deadline: deadline, interruption: interruption)
            try process.waitForEnd(deadline: deadline, interruption: interruption)
        } catch {
            process.end()
            throw error
        }
        switch process.end() {
        case .exit(let status): return Outcome(status: status, bytes: bytes)
        case .signal(let number): throw .refused("the program was ended by signal \(number)")
        }
    }

    /// The fault of an exit status that means failure.
    static func refusal(status: Int32) -> ProcessFault { .refused("the program ended with status \(status)") }

    private func exchange(
        with process: ChildProcess, _ input: [UInt8], deadline: ContinuousClock.Instant, interruption: Interruption
    ) throws(ProcessFault) -> [UInt8] {
        var rest = input[...]
        var bytes: [UInt8] = []
        if rest.isEmpty { process.finishInput() }
        while true {
            let ready = try process.wait(isWriting: !rest.isEmpty, deadline: deadline, interruption: interruption)
            if ready.canWrite {
                rest = process.write(rest).map { rest.dropFirst($0) } ?? []
                if rest.isEmpty { process.finishInput() }
            }
            if ready.canRead {
                guard process.read(into: &bytes) else { return bytes }
                guard bytes.count <= maximumOutputBytes else { throw .tooMuch(bytes: maximumOutputBytes) }
            }
        }
    }
}
