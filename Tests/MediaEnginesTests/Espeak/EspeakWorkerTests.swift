import Testing

@testable import MediaEngines

/// The program by itself: what it does with requests that are none.
@Suite(.enabled(if: InstalledPrograms.espeakWorker != nil, "chaka-espeak is not built beside the tests"))
struct EspeakWorkerTests {
    private static let parameters: [UInt8] = [175, 0, 0, 0, 50, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0]

    private func run(_ arguments: [String], _ input: [UInt8]) async throws -> [UInt8] {
        let path = try #require(InstalledPrograms.espeakWorker)
        let run = CommandRun(arguments: [path] + arguments, environment: [], maximumOutputBytes: 1 << 24)
        return try await BlockingThread.run(engine: "worker") {
            do {
                return try run.output(for: input, deadline: .distant, interruption: $0)
            } catch ProcessFault.refused(let reason) {
                return Array(reason.utf8)
            }
        }
    }

    @Test(
        "a request of a wrong length ends it",
        arguments: [
            [255, 255, 255, 255], [1, 0, 16, 0], [0, 0, 0, 0], [15, 0, 0, 0], [16, 0], [20, 0, 0, 0, 175],
            [20, 0, 0, 0] + parameters,
        ])
    func wrongLength(input: [UInt8]) async throws {
        #expect(try await run(["es-419"], input) == Array("the program ended with status 2".utf8))
    }

    @Test("without exactly one voice it does not start", arguments: [[], ["es-419", "qu"]])
    func usage(arguments: [String]) async throws {
        #expect(try await run(arguments, []) == Array("the program ended with status 64".utf8))
    }

    @Test("the end of its input is no fault, before and after a request")
    func end() async throws {
        let greeting: [UInt8] = [72, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 0x22, 0x56, 0, 0]
        #expect(try await run(["es-419"], []) == greeting)
        // A request without text is answered by some milliseconds of silence.
        let answer = try await run(["es-419"], [16, 0, 0, 0] + Self.parameters)
        #expect(answer.count < 1_000)
        #expect(answer.suffix(12).first == 69)
        let spoken = try await run(["es-419"], [20, 0, 0, 0] + Self.parameters + Array("casa".utf8))
        #expect(spoken.count > 10_000)
        #expect(spoken.suffix(12).first == 69)
    }

    @Test("parameters beyond their range and bytes that are no text end nothing")
    func hostile() async throws {
        let text: [UInt8] = [0xFF, 0xC0, 0x80, 0x3C, 0x3C, 0x5B, 0x5B, 0x26, 0x26, 0xF4, 0x90]
        let parameters = [UInt8](repeating: 255, count: 16)
        let output = try await run(["qu"], [UInt8(16 + text.count), 0, 0, 0] + parameters + text)
        #expect(output.suffix(12).first == 69)
    }
}
