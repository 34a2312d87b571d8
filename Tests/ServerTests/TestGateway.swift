import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Store
import Synchronization
import TextProcessing
import Translation

@testable import Server

/// A backend that answers with the text in brackets, and with nothing for a text that has the word `mudo`.
struct BracketBackend: TranslationBackend {
    let description = BackendDescription(
        id: "bracket", method: .rules, locality: .inProcess,
        directions: [
            .init(LanguagePair(source: .spanish, target: .chankaQuechua), quality: 0.5),
            .init(LanguagePair(source: .spanish, target: .centralAymara), quality: 0.5),
            .init(LanguagePair(source: .english, target: .spanish), quality: 0.5),
        ], licence: "test")

    func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        segments.map {
            $0.text.contains("mudo")
                ? .failure(BackendError(.noAnswer, "silent"))
                : .success(SegmentOutput(text: "[\($0.text)]", alternatives: ["<\($0.text)>"]))
        }
    }

    func health() async -> BackendHealth { .healthy }
}

/// The application over the repository's data and a scripted backend, called in process.
enum TestGateway {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static let text: Result<TextServices, any Error> = Result {
        try TextServices(share: ShareDirectory(configured: root, executable: "", workingDirectory: ""))
    }

    private static let accessibility = AccessibilityServices(lexicons: root + "/lexicons")

    static func services(_ settings: [String: String] = [:]) throws -> GatewayServices {
        // The answers of the scripted backend are made to be told apart, not to pass for a language.
        // A machine that is busy with other tests may take long.
        let settings = ["routing.lenient": "true", "limits.deadlineSeconds": "600"].merging(settings) { $1 }
        let flags = settings.mapValues { ConfigurationLayers.Value(text: $0, origin: "test") }
        let layers = try ConfigurationLayers(
            file: root + "/Tests/ServerTests/empty.yaml", environment: [:], flags: flags)
        return GatewayServices(
            configuration: try GatewayConfiguration(layers), text: try text.get(), backends: [BracketBackend()],
            database: try GatewayDatabase.inMemory(),
            openAPIDocument: try String(contentsOfFile: root + "/docs/openapi.yaml", encoding: .utf8),
            accessibility: accessibility)
    }

    /// One request to a gateway of its own.
    static func respond(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", type: String? = "application/json",
        headers: [String: String] = [:], settings: [String: String] = [:]
    ) async throws -> Answer {
        try await respond(
            method, path, bytes: Array(body.utf8), type: type, headers: headers, settings: settings)
    }

    static func respond(
        _ method: HTTPRequest.Method, _ path: String, bytes: [UInt8], type: String?, headers: [String: String],
        settings: [String: String]
    ) async throws -> Answer {
        let application = buildApplication(services: try services(settings), logger: Logger(label: "test"))
        let fields = HTTPFields(
            headers.merging(type.map { ["Content-Type": $0] } ?? [:]) { own, _ in own }
                .compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } })
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        return try await answer(of: application, to: head, bytes: bytes)
    }

    /// One request to an application.
    static func answer(
        of application: Application<RouterResponder<GatewayRequestContext>>, to head: HTTPRequest, bytes: [UInt8]
    ) async throws -> Answer {
        let context = GatewayRequestContext(
            source: ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: Logger(label: "test")))
        let response = try await application.responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes))), context: context)
        let writer = CollectingWriter()
        try await response.body.write(writer)
        return Answer(
            status: response.status.code, headers: response.headers, body: String(buffer: writer.body.withLock { $0 }))
    }

    /// Keeps what a response writes.
    private final class CollectingWriter: ResponseBodyWriter {
        let body = Mutex(ByteBuffer())

        func write(_ buffer: ByteBuffer) async throws {
            _ = body.withLock { $0.writeImmutableBuffer(buffer) }
        }

        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    /// What came back.
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: String

        var json: [String: Any] {
            get throws {
                try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] ?? [:]
            }
        }
    }
}
