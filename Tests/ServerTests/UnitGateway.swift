import Corpora
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

@testable import Server

/// A gateway with units whose requests share one database.
struct UnitGateway: Sendable {
    let services: GatewayServices
    private let application: Application<RouterResponder<GatewayRequestContext>>

    /// Builds a gateway; `listening` changes how it says that it listens.
    init(listening: (inout GatewayConfiguration) -> Void = { _ in }) throws {
        let usual = try TestGateway.services()
        var configuration = usual.configuration
        listening(&configuration)
        let time = Mutex<Int64>(1_767_225_600_000)
        services = GatewayServices(
            configuration: configuration, text: usual.text, backends: [BracketBackend()],
            database: try GatewayDatabase.inMemory(
                now: {
                    time.withLock {
                        $0 += 1
                        return $0
                    }
                }))
        application = buildApplication(services: services, logger: Logger(label: "test"))
    }

    /// Adds units of the source `test` with keys from 1, each with a Spanish and a Quechua text.
    @discardableResult
    func seed(_ texts: [(spanish: String, quechua: String)]) throws -> [UnitID] {
        let units = texts.enumerated().map { index, text in
            TranslationUnit(
                sourceID: "test", key: "\(index + 1)", domain: "health", licence: "CC-BY-4.0",
                variants: [
                    Variant(variety: .spanish, text: text.spanish, origin: .imported, state: .unreviewed),
                    Variant(
                        variety: .chankaQuechua, text: text.quechua, origin: .imported, state: .unreviewed,
                        translatedFrom: VariantKey(variety: .spanish)),
                ])
        }
        try services.database.upsertUnits(units, by: "seed", reason: "test")
        return units.map(\.id)
    }

    /// One request.
    func respond(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", ifMatch: String? = nil,
        authority: String = "127.0.0.1:8080", headers: [String: String] = [:]
    ) async throws -> TestGateway.Answer {
        var fields = HTTPFields()
        fields[.contentType] = "application/json"
        fields[.acceptLanguage] = "en"
        fields[.ifMatch] = ifMatch
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: authority, path: path, headerFields: fields)
        return try await TestGateway.answer(of: application, to: head, bytes: Array(body.utf8))
    }
}

extension TestGateway.Answer {
    /// The array at a name, of objects.
    func objects(_ name: String) throws -> [[String: Any]] { try json[name] as? [[String: Any]] ?? [] }

    /// The code of a problem.
    var code: String? {
        get throws { try json["code"] as? String }
    }
}
