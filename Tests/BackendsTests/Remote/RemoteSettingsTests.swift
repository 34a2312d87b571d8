import Foundation
import Testing
import TextProcessing
import Transport

@testable import Backends
@testable import Translation

struct RemoteSettingsTests {
    private static var valid: RemoteBackendSettings {
        RemoteBackendSettings(
            id: "libre", kind: "libretranslate", url: "http://127.0.0.1:5000", locality: "local-network",
            licence: "AGPL-3.0",
            directions: [
                .init(from: "es", to: "en", quality: 0.6, scores: ["chrF2++": 50]),
                .init(from: "es", to: "quy", quality: 0.3, codes: ["es", "qu"]),
            ])
    }

    private static func changed(_ change: (inout RemoteBackendSettings) -> Void) -> RemoteBackendSettings {
        var settings = valid
        change(&settings)
        return settings
    }

    private func make(_ settings: RemoteBackendSettings) throws -> any TranslationBackend {
        try makeRemoteBackend(settings: settings, transport: CurlTransport())
    }

    @Test("an entry becomes a description")
    func description() throws {
        var settings = Self.valid
        settings.isNonCommercial = true
        settings.limits.concurrency = 3
        settings.pricePerMillion = 20
        let description = try make(settings).description
        #expect(description.id == "libre")
        #expect(description.locality == .localNetwork)
        #expect(description.method == .neural)
        #expect(description.isNonCommercial)
        #expect(description.maximumConcurrency == 3)
        #expect(description.costPerMillionCharacters == 20)
        #expect(description.isMachineTranslation)
        #expect(
            description.directions == [
                .init(LanguagePair(source: .spanish, target: .english), quality: 0.6, scores: ["chrF2++": 50]),
                .init(LanguagePair(source: .spanish, target: .chankaQuechua), quality: 0.3),
            ])
    }

    @Test(
        "codes and addresses of the kinds",
        arguments: [
            ("libretranslate", "es", "en", nil), ("deepl", "ES", "EN-US", "https://api-free.deepl.com"),
            ("google", "es", "en", "https://translation.googleapis.com"),
            ("azure", "es", "en", "https://api.cognitive.microsofttranslator.com"), ("apertium-apy", "spa", "eng", nil),
            ("chaka", "es", "en", nil),
        ] as [(String, String, String, String?)])
    func kinds(kind: String, source: String, target: String, url: String?) throws {
        try withKeyFile("abc:fx\n") { path in
            let settings = Self.changed {
                $0.kind = kind
                $0.directions = [.init(from: "es", to: "en", quality: 0.5)]
                $0.keyFile = path
                $0.pricePerMillion = 1
                if url != nil {
                    $0.url = nil
                    $0.locality = nil
                }
            }
            let reader = try RemoteSettingsReader(settings, profiles: RemoteServiceProfile.all)
            let endpoint = try reader.endpoint()
            #expect(endpoint.url == url ?? "http://127.0.0.1:5000")
            #expect(endpoint.key?.secret == "abc:fx")
            let configuration = try reader.configuration(for: endpoint)
            #expect(configuration.directions.map(\.codes) == [RemotePair(source: source, target: target)])
            #expect(configuration.locality == (url == nil ? .localNetwork : .external))
        }
    }

    private typealias Change = @Sendable (inout RemoteBackendSettings) -> Void

    private static let wrongFields: [(field: String, change: Change)] = [
        ("[].id", { $0.id = "Two words" }),
        ("[].id", { $0.id = "" }),
        ("[libre].kind", { $0.kind = "babelfish" }),
        ("[libre].url", { $0.url = nil }),
        ("[libre].url", { $0.url = "ftp://127.0.0.1" }),
        ("[libre].url", { $0.url = "http://" }),
        ("[libre].url", { $0.url = "http://user:s3same@127.0.0.1" }),
        ("[libre].url", { $0.url = "http://127.0.0.1/?key=abc" }),
        ("[libre].url", { $0.url = "http://ñan.pe" }),
        (
            "[libre].url",
            {
                $0.url = "http://mt.example.pe"
                $0.locality = "external"
            }
        ),
        ("[libre].keyFile", { $0.keyFile = "/nonexistent/key" }),
        (
            "[libre].keyFile",
            {
                $0.kind = "google"
                $0.url = nil
            }
        ),
        ("[libre].locality", { $0.locality = nil }),
        ("[libre].locality", { $0.locality = "in-process" }),
        ("[libre].licence", { $0.licence = nil }),
        ("[libre].pricePerMillion", { $0.pricePerMillion = -1 }),
        ("[libre].pricePerMillion", { $0.kind = "deepl" }),
        ("[libre].timeout", { $0.timeout = "3" }),
        ("[libre].timeout", { $0.timeout = "0s" }),
        ("[libre].timeout", { $0.timeout = "11m" }),
        ("[libre].timeout", { $0.timeout = "99999999999999999999s" }),
        ("[libre].limits.segments", { $0.limits.segments = 0 }),
        ("[libre].limits.characters", { $0.limits.characters = -1 }),
        ("[libre].limits.concurrency", { $0.limits.concurrency = 0 }),
        ("[libre].headers.X-A", { $0.headers = ["X-A": RemoteKey("a\nb")] }),
        ("[libre].headers.a b", { $0.headers = ["a b": RemoteKey("a")] }),
        ("[libre].region", { $0.options = ["region": "brazilsouth"] }),
        ("[libre].format", { $0.options = ["format": "html"] }),
        (
            "[libre].region",
            {
                $0.kind = "azure"
                $0.pricePerMillion = 1
                $0.options = ["region": "brazil south"]
            }
        ),
        ("[libre].directions", { $0.directions = [] }),
        ("[libre].directions[0].from", { $0.directions[0].from = "xx" }),
        ("[libre].directions[1].to", { $0.directions[1].to = "" }),
        ("[libre].directions[0]", { $0.directions[0].to = "es" }),
        ("[libre].directions[1]", { $0.directions[1] = $0.directions[0] }),
        ("[libre].directions[0].quality", { $0.directions[0].quality = .nan }),
        ("[libre].directions[0].scores.bleu", { $0.directions[0].scores = ["bleu": .infinity] }),
        ("[libre].directions[1].as", { $0.directions[1].codes = nil }),
        ("[libre].directions[1].as", { $0.directions[1].codes = ["es"] }),
        ("[libre].directions[1].as", { $0.directions[1].codes = ["es", "q u"] }),
    ]

    @Test("each fault names its field", arguments: wrongFields.indices)
    func faults(index: Int) {
        let (field, change) = Self.wrongFields[index]
        let error = #expect(throws: RemoteSettingsError.self) { try make(Self.changed(change)) }
        #expect(error?.field == "backends.services" + field)
        #expect(error.map { String(describing: $0) }?.contains("s3same") != true)
    }

    @Test(
        "a file holds one key",
        arguments: ["", "\n", "two words", "clavé", "a\nb", String(repeating: "a", count: 20_000)])
    func unusableKeys(content: String) throws {
        try withKeyFile(content) { path in
            let error = #expect(throws: RemoteSettingsError.self) {
                try make(Self.changed { $0.keyFile = path })
            }
            #expect(error?.code == .unusableKey)
            #expect(content.count < 3 || error?.description.contains(content) == false)
        }
    }

    @Test("times", arguments: [("3s", 3000), ("500ms", 500), ("2m", 120_000)])
    func timeouts(text: String, milliseconds: Int) throws {
        let reader = try RemoteSettingsReader(
            Self.changed { $0.timeout = text }, profiles: RemoteServiceProfile.all)
        #expect(try reader.configuration(for: reader.endpoint()).timeout == .milliseconds(milliseconds))
    }

    private func withKeyFile(_ content: String, _ body: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("key-\(UUID().uuidString)")
        try Data(content.utf8).write(to: url)
        defer {
            // What is left behind is a file of the test's own.
            try? FileManager.default.removeItem(at: url)
        }
        try body(url.path)
    }
}
