import Accessibility
import Glibc
import Synchronization
import TestSupport
import Testing
import TextProcessing
import Transport

@testable import MediaEngines

@Suite struct SpeechRecognizerTests {
    private static let audio = SpeechAudio(sampleRate: 22_050, samples: [Int16](repeating: 100, count: 22_050))

    private func remote(_ server: ScriptedServer) throws -> RemoteSpeechRecognizer {
        RemoteSpeechRecognizer(
            RemoteSpeechRecognizer.Configuration(
                name: "remote", model: "whisper-1", languageCodes: [.spanish: "es", .chankaQuechua: ""],
                maximumSeconds: 5),
            service: MediaService(url: server.url + "/v1", key: MediaServiceKey("k"), maximumBytes: 1_000),
            transport: try CurlTransport())
    }

    private func command(_ command: [String], concurrency: Int = 1) -> CommandSpeechRecognizer {
        CommandSpeechRecognizer(
            CommandSpeechRecognizer.Configuration(
                name: "command", command: command, varieties: [.spanish], concurrency: concurrency,
                maximumSeconds: 5))
    }

    @Test(
        "the form of OpenAI's transcriptions",
        arguments: [(.spanish, "es"), (.chankaQuechua, nil)] as [(LanguageVariety, String?)])
    func form(variety: LanguageVariety, code: String?) async throws {
        let body = Mutex<[UInt8]>([])
        let head = Mutex("")
        let server = try ScriptedServer.answering { request in
            body.withLock { $0 = request.body }
            head.withLock { $0 = request.line + " " + (request.value("content-type") ?? "") }
            return ScriptedServer.answer(200, body: #"{"text": " Buenos  días.\n"}"#)
        }
        let transcript = try await remote(server).transcribe(Self.audio, variety: variety, deadline: .distant)
        #expect(transcript == Transcript(text: "Buenos días."))
        #expect(
            head.withLock(\.self)
                == "POST /v1/audio/transcriptions HTTP/1.1 multipart/form-data; boundary=chaka-part-0")
        let bytes = body.withLock(\.self)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("name=\"model\"\r\n\r\nwhisper-1\r\n"))
        #expect(text.contains("name=\"response_format\"\r\n\r\njson\r\n"))
        #expect(text.contains("name=\"language\"") == (code != nil))
        if let code { #expect(text.contains("name=\"language\"\r\n\r\n\(code)\r\n")) }
        let start = try #require(bytes.firstRange(of: Array("RIFF".utf8))?.lowerBound)
        let end = try #require(bytes.firstRange(of: Array("\r\n--chaka-part-0--\r\n".utf8))?.lowerBound)
        let sent = try WaveFile.decode(Array(bytes[start..<end]))
        #expect(sent.sampleRate == 16_000)
        #expect(abs(sent.milliseconds - 1_000) < 10)
    }

    @Test("a service that does not answer is given up at the deadline")
    func silentService() async throws {
        let server = try ScriptedServer { connection, _ in _ = connection.waitForEnd() }
        await #expect(throws: SpeechError.deadlineExceeded(engine: "remote")) {
            try await remote(server).transcribe(
                Self.audio, variety: .spanish, deadline: .now + .milliseconds(300))
        }
    }

    @Test("a cancelled caller leaves a service that does not answer")
    func cancelledCaller() async throws {
        let arrived = Event()
        let server = try ScriptedServer { connection, _ in
            _ = connection.readRequest()
            arrived.raise()
            _ = connection.waitForEnd()
        }
        let recognizer = try remote(server)
        let task = Task { try await recognizer.transcribe(Self.audio, variety: .spanish, deadline: .distant) }
        await arrived.wait()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("a boundary that is in the file is not used")
    func boundary() {
        let form = MultipartForm(file: Array("x--chaka-part-0".utf8), name: "a", type: "b")
        #expect(form.encoded.type == "multipart/form-data; boundary=chaka-part-1")
        #expect(MultipartForm(file: [], name: "a", type: "b").encoded.type.hasSuffix("chaka-part-0"))
    }

    @Test(
        "answers that are none",
        arguments: [(200, "[]"), (200, "{}"), (200, "{\"text\":"), (429, "{\"text\":\"a\"}"), (500, "")])
    func refused(status: Int, body: String) async throws {
        let server = try ScriptedServer.answering { _ in ScriptedServer.answer(status, body: body) }
        await #expect {
            try await remote(server).transcribe(Self.audio, variety: .spanish, deadline: .distant)
        } throws: {
            guard case SpeechError.engineFailed("remote", _) = $0 else { return false }
            return true
        }
    }

    @Test("a program gets a WAVE file at its rate, by name or on standard input, and it is removed")
    func fileAndInput() async throws {
        let script = #"echo "$0"; head -c 28 "$0" | tail -c 4 | od -An -tu4"#
        let text = try await command(["/bin/sh", "-c", script, "{file}"])
            .transcribe(Self.audio, variety: .spanish, deadline: .distant).text
        let words = text.split(separator: " ")
        #expect(words.count == 2)
        #expect(words.last == "16000")
        let folder = words.first?.split(separator: "/").dropLast().joined(separator: "/") ?? ""
        #expect(folder.hasPrefix("tmp/chaka-"))
        #expect(access("/" + folder, F_OK) == -1)
        let piped = try await command(["/bin/sh", "-c", "head -c 28 | tail -c 4 | od -An -tu4; echo $0", "{language}"])
            .transcribe(Self.audio, variety: LanguageVariety(parsing: "es-PE"), deadline: .distant)
        #expect(piped == Transcript(text: "16000 es-PE"))
    }

    @Test("arguments are no shell, and values are not searched for places")
    func template() {
        #expect(
            CommandTemplate.filled(["{a}", "x{a}{b}{c}{", "$(a) {a"], ["a": "{b}; rm", "b": "2"])
                == ["{a}", "x{b}; rm2{c}{", "$(a) {a"])
    }

    @Test("limits, languages and silence")
    func limits() async throws {
        let recognizer = command(["/bin/false"])
        await #expect(throws: SpeechError.noVoice(.aymara)) {
            try await recognizer.transcribe(Self.audio, variety: .aymara, deadline: .distant)
        }
        let long = SpeechAudio(sampleRate: 10, samples: [Int16](repeating: 0, count: 60))
        await #expect(throws: SpeechError.tooLarge(what: "seconds of audio", limit: 5)) {
            try await recognizer.transcribe(long, variety: .spanish, deadline: .distant)
        }
        let silence = SpeechAudio(sampleRate: 16_000, samples: [])
        #expect(try await recognizer.transcribe(silence, variety: .spanish, deadline: .distant).text.isEmpty)
        await #expect(
            throws: SpeechError.engineFailed(engine: "command", reason: "the program ended with status 1")
        ) {
            try await recognizer.transcribe(Self.audio, variety: .spanish, deadline: .distant)
        }
    }

    @Test("a program that hangs is ended at the deadline and for a cancelled caller")
    func hang() async throws {
        for isCancelled in [false, true] {
            let program = try FaultyProgram(.hang, endless: "")
            let recognizer = command([program.path, "{file}"])
            let deadline = ContinuousClock.now + (isCancelled ? .seconds(60) : .milliseconds(300))
            let task = Task { try await recognizer.transcribe(Self.audio, variety: .spanish, deadline: deadline) }
            if isCancelled {
                await program.started.wait()
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
            } else {
                await #expect(throws: SpeechError.deadlineExceeded(engine: "command")) { try await task.value }
            }
            #expect(program.isGone)
        }
    }

    @Test("a program that writes for ever is ended")
    func huge() async throws {
        let program = try FaultyProgram(.huge, endless: "echo words words words words words words words words")
        await #expect(throws: SpeechError.tooLarge(what: "bytes of the engine's answer", limit: 1 << 20)) {
            try await command([program.path]).transcribe(Self.audio, variety: .spanish, deadline: .distant)
        }
        #expect(program.isGone)
    }
}
