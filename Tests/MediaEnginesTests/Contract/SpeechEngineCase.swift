import Accessibility
import Glibc
import TestSupport
import Testing
import TextProcessing
import Transport

@testable import MediaEngines

/// A kind of engine that keeps the contract, good or with a fault.
enum SpeechEngineCase: String, CaseIterable, CustomTestStringConvertible {
    case espeak, openAI, openAISamples, piper, command

    var testDescription: String { rawValue }

    /// Kinds whose programs are on this machine.
    static var available: [SpeechEngineCase] {
        allCases.filter {
            switch $0 {
            case .espeak: InstalledPrograms.espeakWorker != nil
            case .command: InstalledPrograms.espeak != nil
            case .openAI, .openAISamples, .piper: true
            }
        }
    }

    /// An engine with what it works with.
    struct Subject {
        let engine: any SpeechEngine
        let voice: SpeechVoice
        /// Waits until the fault is at work.
        var waitForStart: @Sendable () async -> Void = {}
        /// Whether nothing of the fault is left; nil where there is no process.
        var isGone: @Sendable () -> Bool? = { nil }
        /// Kept as long as the engine.
        var holds: [any Sendable] = []
    }

    static let maximumBytes = 4 << 20

    func subject(_ fault: EngineFault = .none) throws -> Subject {
        switch self {
        case .espeak: try Self.espeakSubject(fault)
        case .command: try Self.commandSubject(fault)
        case .openAI: try Self.remoteSubject(fault, .openAI(model: "tts-1", audio: .wav))
        case .openAISamples: try Self.remoteSubject(fault, .openAI(model: "tts-1", audio: .pcm(sampleRate: 24_000)))
        case .piper: try Self.remoteSubject(fault, .piper)
        }
    }

    private static func espeakSubject(_ fault: EngineFault) throws -> Subject {
        // H frame: version 1, 22050 samples a second.
        let greeting = #"printf 'H\0\0\0\010\0\0\0\001\0\0\0\042\126\0\0'; head -c 30 > /dev/null"#
        let program = try FaultyProgram(
            beginning: greeting, fault, endless: #"printf 'S\0\0\0\014\0\0\0abcdabcdabcd'"#)
        let path = fault == .none ? try #require(InstalledPrograms.espeakWorker) : program.path
        let seconds = fault == .huge ? 1 : 60
        let engine = EspeakEngine(EspeakConfiguration(workerPath: path, workers: 3, maximumSeconds: seconds))
        return Subject(
            engine: engine, voice: EspeakConfiguration.standardVoices[0],
            waitForStart: { await program.started.wait() }, isGone: { program.isGone }, holds: [program])
    }

    private static func commandSubject(_ fault: EngineFault) throws -> Subject {
        let program = try FaultyProgram(fault, endless: "echo abcdefghijklmnopqrstuvwxyz")
        var configuration = CommandSpeechEngine.Configuration.espeakProgram(concurrency: 3)
        if fault != .none { configuration.command = [program.path] }
        configuration.maximumBytes = fault == .huge ? 100_000 : maximumBytes
        let engine = CommandSpeechEngine(configuration)
        let voice = try #require(engine.voices.first)
        return Subject(
            engine: engine, voice: voice, waitForStart: { await program.started.wait() },
            isGone: { program.isGone }, holds: [program])
    }

    private static func remoteSubject(_ fault: EngineFault, _ dialect: RemoteSpeechDialect) throws -> Subject {
        let arrived = Event()
        let server = try ScriptedServer { connection, _ in
            while let request = connection.readRequest() {
                arrived.raise()
                switch fault {
                case .none: connection.send(answer(200, audio(for: request, dialect)))
                case .hang: _ = connection.waitForEnd()
                case .crash: connection.reset()
                case .garbage: connection.send(answer(200, Array("{\"audio\": null}".utf8)))
                case .huge: connection.send(answer(200, [UInt8](repeating: 7, count: maximumBytes + 1)))
                }
            }
        }
        let transport = try CurlTransport()
        let voice = SpeechVoice(name: "alloy", variety: .spanish, isReproducible: true)
        let engine = RemoteSpeechEngine(
            name: "remote", service: MediaService(url: server.url + "/v1/", maximumBytes: maximumBytes),
            dialect: dialect, voices: [voice], transport: transport)
        return Subject(
            engine: engine, voice: voice, waitForStart: { await arrived.wait() }, holds: [server])
    }

    /// An answer with bytes in it.
    static func answer(_ status: Int, _ body: [UInt8]) -> [UInt8] {
        Array("HTTP/1.1 \(status) Status\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    /// A tone, the longer the more bytes were asked for.
    private static func audio(for request: ScriptedConnection.Request, _ dialect: RemoteSpeechDialect) -> [UInt8] {
        let samples = (0..<(request.body.count * 100)).map { Int16($0 % 200 * 100 - 10_000) }
        let file = WaveFile.encode(SpeechAudio(sampleRate: 24_000, samples: samples))
        if case .openAI(_, .pcm) = dialect { return Array(file.dropFirst(44)) }
        return file
    }
}
