import Accessibility
import Glibc
import TestSupport
import Testing
import Transport

@testable import MediaEngines

/// A kind of renderer that keeps the contract, good or with a fault.
enum SignRendererCase: String, CaseIterable, CustomTestStringConvertible {
    case command, remote

    var testDescription: String { rawValue }

    /// What a renderer under test does.
    enum Behaviour: Equatable {
        /// Refuses a gloss that holds a word, and otherwise gives a file.
        case answers([UInt8], lacking: String? = nil)
        /// Refuses with these words.
        case refuses(String)
        case hangs
        case fails
        /// Gives half of a file and breaks off.
        case breaksOff
        case neverEnds
    }

    /// A renderer with what it works with.
    struct Subject {
        let renderer: any SignRenderer
        /// Waits until it is at work.
        var waitForStart: @Sendable () async -> Void = {}
        /// Whether nothing of it is left; nil where there is no process.
        var isGone: @Sendable () -> Bool? = { nil }
        /// Kept as long as the renderer.
        var holds: [any Sendable] = []
    }

    static let maximumBytes = 100_000

    /// A pose file of version 0.2: two frames of one point.
    static let pose: [UInt8] =
        [0xCD, 0xCC, 0x4C, 0x3E, 64, 0, 64, 0, 0, 0, 1, 0] + [1, 0, 0x42, 3, 0, 0x58, 0x59, 0x43]
        + [1, 0, 0, 0, 0, 0, 1, 0, 0x50] + [0, 0, 0xC8, 0x41, 2, 0, 0, 0, 1, 0] + [UInt8](repeating: 0, count: 24)

    func subject(_ behaviour: Behaviour) throws -> Subject {
        switch self {
        case .command: try Self.commandSubject(behaviour)
        case .remote: try Self.remoteSubject(behaviour)
        }
    }

    private static func commandSubject(_ behaviour: Behaviour) throws -> Subject {
        let printed: (String) -> String = { "printf '%s' '\($0)'" }
        let script: String
        let fault: EngineFault
        switch behaviour {
        case .answers(let file, let lacking):
            let octal = file.map { byte in "\\" + String(Int(byte) + 0o1000, radix: 8).dropFirst() }.joined()
            let test = lacking.map {
                "case $(cat) in *'\"gloss\":\"\($0)\"'*) \(printed(refusal($0))); exit 3;; esac;"
            }
            (script, fault) = ("\(test ?? "cat > /dev/null;") printf '\(octal)'", .none)
        case .refuses(let words): (script, fault) = ("cat > /dev/null; \(printed(words)); exit 3", .none)
        case .fails: (script, fault) = ("exit 1", .none)
        case .breaksOff: (script, fault) = ("printf '\\315\\314\\114\\076'", .crash)
        case .hangs: (script, fault) = ("", .hang)
        case .neverEnds: (script, fault) = ("", .huge)
        }
        let program = try FaultyProgram(beginning: script, fault, endless: "echo abcdefghijklmnopqrstuvwxyz")
        let renderer = CommandSignRenderer(
            CommandSignRenderer.Configuration(
                name: "signs", command: [program.path, "{media}"], media: [.pose, .mp4], maximumBytes: maximumBytes))
        return Subject(
            renderer: renderer, waitForStart: { await program.started.wait() }, isGone: { program.isGone },
            holds: [program])
    }

    private static func remoteSubject(_ behaviour: Behaviour) throws -> Subject {
        let arrived = Event()
        let server = try ScriptedServer { connection, _ in
            while let request = connection.readRequest() {
                arrived.raise()
                switch behaviour {
                case .answers(let file, let lacking):
                    if let lacking, String(decoding: request.body, as: UTF8.self).contains("\"gloss\":\"\(lacking)\"") {
                        connection.send(answer(422, "application/json", Array(refusal(lacking).utf8)))
                    } else {
                        connection.send(answer(200, "application/pose", file))
                    }
                case .refuses(let words): connection.send(answer(422, "application/json", Array(words.utf8)))
                case .hangs: _ = connection.waitForEnd()
                case .fails: connection.send(answer(500, "text/plain", []))
                case .breaksOff:
                    connection.send(Array(answer(200, "application/pose", pose).dropLast(10)))
                    connection.close()
                    return
                case .neverEnds:
                    connection.send(answer(200, "application/pose", [UInt8](repeating: 7, count: maximumBytes + 1)))
                }
            }
        }
        return Subject(
            renderer: try remote(server), waitForStart: { await arrived.wait() }, holds: [server])
    }

    /// A renderer that asks a server of the test.
    static func remote(_ server: ScriptedServer, path: String = "/signs/") throws -> RemoteSignRenderer {
        RemoteSignRenderer(
            name: "signs",
            service: MediaService(
                url: server.url + path, key: MediaServiceKey("secret"), maximumBytes: maximumBytes),
            media: [.pose, .mp4], isExternal: true, transport: try CurlTransport())
    }

    static func refusal(_ gloss: String) -> String { "{\"missing\":[\"\(gloss)\"],\"letters\":[]}" }

    /// An answer with bytes in it.
    static func answer(_ status: Int, _ type: String, _ body: [UInt8]) -> [UInt8] {
        Array(
            "HTTP/1.1 \(status) Status\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}
