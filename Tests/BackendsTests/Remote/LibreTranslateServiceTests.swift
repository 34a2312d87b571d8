import Foundation
import Testing
import TextProcessing
import Transport

@testable import Backends
@testable import Translation

/// The dialect against LibreTranslate's own web application, whose engine is replaced by one of two words.
@Suite(.serialized)
struct LibreTranslateServiceTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let python =
        ProcessInfo.processInfo.environment["CHAKA_LIBRETRANSLATE_PYTHON"]
        ?? root.appendingPathComponent(".venv-libretranslate/bin/python").path
    private static let isInstalled = FileManager.default.isExecutableFile(atPath: python)

    @Test(
        "LibreTranslate's web application",
        .enabled(if: isInstalled, "needs .venv-libretranslate, see Tests/EndToEnd/libretranslate.txt"),
        .timeLimit(.minutes(2)))
    func webApplication() async throws {
        let home = FileManager.default.temporaryDirectory.appendingPathComponent("libre-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer {
            // What is left behind is a folder of the test's own.
            try? FileManager.default.removeItem(at: home)
        }
        let script = Self.root.appendingPathComponent("Tests/EndToEnd/libretranslate_server.py").path
        let service = try ServiceProcess(Self.python, environment: ["HOME": home.path]) { [script, $0] }
        defer { service.end() }
        let settings = RemoteBackendSettings(
            id: "libre", kind: "libretranslate", url: service.url, locality: "local-network", licence: "AGPL-3.0",
            directions: [
                .init(from: "es", to: "quy", quality: 0.3, codes: ["es", "qu"]),
                .init(from: "es", to: "en", quality: 0.5),
            ])
        let backend = try makeRemoteBackend(settings: settings, transport: CurlTransport())
        try await service.ready(backend)

        let text = #"La casa <b> & "agua" mʼa k'a {casa} &amp; <i>"#
        let start = Array(text.utf8).firstRange(of: Array("{casa}".utf8))?.lowerBound ?? 0
        let pair = LanguagePair(source: .spanish, target: .chankaQuechua)
        for (segments, expected) in [
            (
                [SegmentInput(text: "La casa"), SegmentInput(text: "5 < 6 & \"agua\"")],
                ["La wasi", "5 < 6 & \"yaku\""]
            ),
            (
                [
                    SegmentInput(text: text, protectedSpans: [ByteRange(start, start + 6)]),
                    SegmentInput(text: "casa ñan"),
                ],
                [#"La wasi <b> & "yaku" mʼa k'a {casa} &amp; <i>"#, "wasi ñan"]
            ),
            ([SegmentInput(text: "casa &lt; agua")], ["wasi &lt; yaku"]),
        ] {
            let results = await backend.translate(segments, pair: pair, deadline: .now + .seconds(60))
            #expect(try results.map { try $0.get().text } == expected)
        }
        let missing = await backend.translate(
            [SegmentInput(text: "casa")], pair: LanguagePair(source: .spanish, target: .english),
            deadline: .now + .seconds(60))
        #expect(missing.map(\.failureCode) == [.refusedInput])
    }
}
