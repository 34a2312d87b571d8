import Foundation
import Testing
import TextProcessing
import Transport

@testable import Backends
@testable import Translation

/// The dialect against Debian's own server.
@Suite(.serialized)
struct ApertiumServiceTests {
    private static let modes = "/usr/share/apertium/modes"
    private static let program = "/usr/bin/apertium-apy"
    private static let isInstalled =
        FileManager.default.isExecutableFile(atPath: program)
        && FileManager.default.fileExists(atPath: modes + "/spa-eng.mode")

    @Test(
        "Debian's apertium-apy",
        .enabled(if: isInstalled, "needs the Debian packages apertium-apy and apertium-eng-spa"),
        .timeLimit(.minutes(1)))
    func debian() async throws {
        let service = try ServiceProcess(Self.program) { ["-p", $0, Self.modes] }
        defer { service.end() }
        let pair = LanguagePair(source: .spanish, target: .english)
        let settings = RemoteBackendSettings(
            id: "apy", kind: "apertium-apy", url: service.url, locality: "local-network",
            licence: "GPL-2.0-or-later",
            directions: [.init(from: "es", to: "en", quality: 0.5), .init(from: "es", to: "quy", quality: 0.1)])
        let backend = try makeRemoteBackend(settings: settings, transport: CurlTransport())
        try await service.ready(backend)

        let texts = [
            ("El perro come.", [], "The dog eats.", []),
            ("El xqzw come {n} & 3 < 4.", ["{n}"], "The xqzw eats {n} & 3 < 4.", ["xqzw"]),
            ("La casa #5 de user@mail.pe", ["user@mail.pe"], "The house #5 of user@mail.pe", []),
            ("La casa mʼaya y k'aya", ["k'aya"], "The house mʼaya and k'aya", ["mʼaya"]),
        ]
        let segments = texts.map { text, parts, _, _ in
            SegmentInput(
                text: text,
                protectedSpans: parts.map { part in
                    ByteRange(Array(text.utf8).firstRange(of: Array(part.utf8)) ?? 0..<0)
                })
        }
        let outputs = try await backend.translate(segments, pair: pair, deadline: .now + .seconds(30))
            .map { try $0.get() }
        #expect(outputs.map(\.text) == texts.map(\.2))
        #expect(outputs.map(\.unknownWords) == texts.map(\.3))

        let quechua = LanguagePair(source: .spanish, target: .chankaQuechua)
        let missing = await backend.translate([segments[0]], pair: quechua, deadline: .now + .seconds(30))
        #expect(missing.map(\.failureCode) == [.refusedInput])
    }
}
