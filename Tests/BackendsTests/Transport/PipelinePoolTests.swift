import Glibc
import Testing

@testable import Backends

/// The pool with plain programs instead of Apertium: `cat` answers every unit with itself.
struct PipelinePoolTests {
    static let echo = [
        StageCommand(executable: "/bin/cat", arguments: []), StageCommand(executable: "/bin/cat", arguments: ["-"]),
    ]

    private func pool(_ stages: [StageCommand] = echo, width: Int = 1, limit: Int = 1_000_000) throws -> PipelinePool {
        try PipelinePool(
            PipelineSettings(
                stages: stages, environment: [], width: width, unitsInFlight: 4, restartDelays: [.zero],
                maximumOutputBytes: limit, overdueSilence: .milliseconds(20), maximumSilence: .seconds(30)))
    }

    private func exchange(_ text: String, with pool: PipelinePool, within limit: Duration = .seconds(30)) async throws
        -> String
    {
        let answers = try await pool.exchange([Array(text.utf8)], deadline: .now + limit)
        return answers.map { String(decoding: $0, as: UTF8.self) }.joined()
    }

    @Test("gives each caller its own answer")
    func concurrent() async throws {
        let pool = try pool(width: 2)
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<200 {
                group.addTask { (number, try await exchange("text \(number)", with: pool)) }
            }
            for try await (number, answer) in group { #expect(answer == "text \(number)") }
        }
        await pool.shutDown()
    }

    @Test("carries several units and units longer than a pipe holds")
    func units() async throws {
        let pool = try pool()
        let long = [UInt8](repeating: 0x61, count: 400_000)
        let answers = try await pool.exchange([[0x62], [], long], deadline: .now + .seconds(30))
        #expect(answers == [[0x62], [], long])
        await pool.shutDown()
    }

    @Test("refuses an answer over the limit and goes on")
    func outputLimit() async throws {
        let pool = try pool(limit: 1000)
        await #expect(throws: PipelineError.outputTooLong) {
            try await exchange(String(repeating: "a", count: 2000), with: pool)
        }
        #expect(try await exchange("b", with: pool) == "b")
        #expect(pool.status.restarts == 1)
        await pool.shutDown()
    }

    @Test("gives up on programs that end at once")
    func deadProgram() async throws {
        let pool = try pool([StageCommand(executable: "/bin/false", arguments: [])])
        await #expect(throws: PipelineError.processDied) { try await exchange("a", with: pool) }
        await pool.shutDown()
    }

    @Test("gives up on programs that are not there")
    func missingProgram() async throws {
        let pool = try pool([Self.echo[0], StageCommand(executable: "/nonexistent", arguments: [])])
        await #expect(throws: PipelineError.processDied) { try await exchange("a", with: pool) }
        await pool.shutDown()
    }

    @Test("keeps the deadline with a program that says nothing")
    func silentProgram() async throws {
        let pool = try pool([StageCommand(executable: "/bin/sleep", arguments: ["1000"])])
        for _ in 0..<2 {
            await #expect(throws: PipelineError.deadlineExceeded) {
                try await exchange("a", with: pool, within: .milliseconds(50))
            }
        }
        await pool.shutDown()
    }

    @Test("keeps the deadline in the queue")
    func queuedDeadline() async throws {
        let pool = try pool([StageCommand(executable: "/bin/sleep", arguments: ["1000"])])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await #expect(throws: PipelineError.deadlineExceeded) {
                        try await exchange("a", with: pool, within: .milliseconds(100))
                    }
                }
            }
        }
        await pool.shutDown()
    }

    @Test("releases a cancelled caller at once")
    func cancellation() async throws {
        let pool = try pool([StageCommand(executable: "/bin/sleep", arguments: ["1000"])])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    await #expect(throws: PipelineError.cancelled) {
                        try await exchange("a", with: pool, within: .seconds(600))
                    }
                }
            }
            group.cancelAll()
        }
        await pool.shutDown()
    }

    @Test("a deadline that has passed is refused")
    func pastDeadline() async throws {
        let pool = try pool()
        await #expect(throws: PipelineError.deadlineExceeded) {
            try await exchange("a", with: pool, within: .zero)
        }
        await pool.shutDown()
    }

    @Test("fails callers at shutdown and refuses new ones")
    func shutDown() async throws {
        let pool = try pool([StageCommand(executable: "/bin/sleep", arguments: ["1000"])])
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: PipelineError.shutDown) { try await exchange("a", with: pool) }
            }
            group.addTask { await pool.shutDown() }
        }
        await #expect(throws: PipelineError.shutDown) { try await exchange("a", with: pool) }
        await pool.shutDown()
    }

    @Test("programs end when their input is closed, as when this process dies")
    func endOfInput() throws {
        var pipeline = try ProcessPipeline(Self.echo, environment: [])
        close(pipeline.input)
        var descriptors = [pollfd(fd: pipeline.output, events: Int16(POLLIN), revents: 0)]
        #expect(poll(&descriptors, 1, 30_000) == 1)
        var byte: UInt8 = 0
        #expect(read(pipeline.output, &byte, 1) == 0)
        close(pipeline.output)
        while !pipeline.reap() { sched_yield() }
        #expect(pipeline.processes.isEmpty)
    }
}
