import Gateway
import HTTPTypes
import Hummingbird
import Logging
import Store
import Synchronization
import TextProcessing

@testable import Server

/// A gateway with keys and clocks that tests move by hand.
struct KeyGateway: Sendable {
    /// 2026-11-30 12:00:00 UTC: the last day of a month.
    static let noon: Int64 = 1_796_040_000_000

    let services: GatewayServices
    private let application: Application<RouterResponder<GatewayRequestContext>>
    private let times: Times

    private final class Times: Sendable {
        let milliseconds = Mutex<Int64>(0)
        let start = ContinuousClock.now

        var instant: ContinuousClock.Instant { start + .milliseconds(milliseconds.withLock { $0 }) }
    }

    init(_ settings: [String: String] = [:]) throws {
        let times = Times()
        let usual = try TestGateway.services(settings)
        services = GatewayServices(
            configuration: usual.configuration, text: usual.text, backends: [BracketBackend()],
            database: try GatewayDatabase.inMemory(now: { Self.noon + times.milliseconds.withLock { $0 } }),
            openAPIDocument: usual.openAPIDocument, clock: { times.instant })
        application = buildApplication(services: services, logger: Logger(label: "test"))
        self.times = times
    }

    /// Moves both clocks on.
    func pass(_ duration: Duration) {
        times.milliseconds.withLock { $0 += Int64((duration / .milliseconds(1)).rounded()) }
    }

    /// Makes a key that the gateway knows.
    func key(
        _ roles: Set<KeyRole> = [.translate], rate: KeyTerms.Rate? = nil, daily: Int? = nil, monthly: Int? = nil,
        backends: Set<String>? = nil, expiresAt: Int64? = nil
    ) throws -> (id: String, text: String) {
        let terms = KeyTerms(
            roles: roles, rate: rate, dailyCharacters: daily, monthlyCharacters: monthly, backends: backends)
        let made = try services.database.createKey(name: "test", terms: terms, expiresAt: expiresAt)
        try reload()
        return (made.record.id, made.text.text)
    }

    func reload() throws { try services.access.ring.reload(from: services.database) }

    /// One request, with a key if one is given.
    func respond(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", key: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> TestGateway.Answer {
        var fields = HTTPFields()
        fields[.contentType] = "application/json"
        fields[.acceptLanguage] = "en"
        if let key { fields[.authorization] = "Bearer \(key)" }
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "127.0.0.1:8080", path: path, headerFields: fields)
        return try await TestGateway.answer(of: application, to: head, bytes: Array(body.utf8))
    }

    /// A translation of a text.
    func translate(_ text: String, key: String? = nil, headers: [String: String] = [:]) async throws
        -> TestGateway.Answer
    {
        try await respond(
            .post, "/v1/translate", "{\"text\": \"\(text)\", \"source\": \"es\", \"target\": \"quy\"}", key: key,
            headers: headers)
    }
}

extension TestGateway.Answer {
    subscript(header: String) -> String? { HTTPField.Name(header).flatMap { headers[$0] } }
}
