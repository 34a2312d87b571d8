import Foundation
import Store
import Testing
import TextProcessing

@testable import Gateway

struct ConfigurationTests {
    private static func file(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "chaka-\(UUID().uuidString).yaml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private static func layers(
        _ yaml: String, environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws -> ConfigurationLayers {
        let path = try file(yaml)
        defer { try? FileManager.default.removeItem(atPath: path) }  // a temporary file
        return try ConfigurationLayers(
            file: path, environment: environment, flags: flags.mapValues { .init(text: $0, origin: "--flag") })
    }

    @Test("takes the strongest layer and remembers it")
    func layering() throws {
        let yaml = "server:\n  port: 1\n  corsOrigins: [a, b]\nlimits:\n  items: 2\n"
        let layers = try Self.layers(
            yaml, environment: ["CHAKA_LIMITS_ITEMS": "3", "PATH": "/bin"], flags: ["server.port": "4"])
        #expect(layers.values["server.port"] == .init(text: "4", origin: "--flag"))
        #expect(layers.values["limits.items"] == .init(text: "3", origin: "CHAKA_LIMITS_ITEMS"))
        #expect(layers.values["server.corsOrigins"]?.text == "a,b")
        #expect(layers.values["server.corsOrigins"]?.origin.hasSuffix(".yaml:3") == true)
        #expect(layers.values["server.host"]?.origin == "default")
        #expect(try GatewayConfiguration(layers).server.corsOrigins == ["a", "b"])
    }

    @Test(
        "stops at an unknown key and names the nearest",
        arguments: [
            ("server:\n  prot: 1\n", "server.prot", "server.port"),
            ("limit:\n  items: 1\n", "limit.items", "limits.items"),
            ("data: x\n", "data", "data.directory"),
        ])
    func unknownKey(yaml: String, key: String, nearest: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try Self.layers(yaml) }
        guard case .unknownKey(let found, _, let suggestion)? = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(found == key)
        #expect(key == "data" || suggestion == nearest)
    }

    @Test("stops at an unknown variable of ours")
    func unknownVariable() throws {
        #expect(
            throws: ConfigurationError.unknownKey(
                key: "CHAKA_SERVER_PROT", origin: "the environment", nearest: "CHAKA_SERVER_PORT")
        ) { try Self.layers("", environment: ["CHAKA_SERVER_PROT": "1"]) }
    }

    @Test(
        "stops at a value of the wrong type",
        arguments: [
            "server:\n  port: x\n", "server:\n  port: 70000\n", "limits:\n  items: 0\n",
            "server:\n  forwardedHeaders: yes\n",
            "languages:\n  defaultQuechua: zz\n", "server:\n  logLevel: loud\n", "server:\n  port: [1]\n", "- a\n",
            "a: [\n",
        ])
    func wrongValue(yaml: String) {
        #expect(throws: ConfigurationError.self) { try Self.layers(yaml) }
    }

    @Test("an empty file is a configuration", arguments: ["", "# nothing\n"])
    func empty(yaml: String) throws {
        #expect(try GatewayConfiguration(Self.layers(yaml)).server.port == 8080)
    }

    @Test(
        "listens on loopback only while there are no keys",
        arguments: [
            ("127.0.0.1", true), ("127.8.9.10", true), ("localhost", true), ("::1", true), ("0.0.0.0", false),
            ("192.168.1.5", false), ("127.0.0.1.example.org", false), ("127.0.0.999", false), ("::", false),
            ("", false),
        ])
    func loopback(host: String, isAllowed: Bool) throws {
        let configuration = try GatewayConfiguration(Self.layers("", flags: ["server.host": host]))
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let share = try ShareDirectory(configured: root, executable: "", workingDirectory: "")
        let services = GatewayServices(
            configuration: configuration, text: try TextServices(share: share), backends: [],
            database: try GatewayDatabase.inMemory())
        if isAllowed {
            try services.checkAddress()
        } else {
            #expect(throws: ConfigurationError.openAddressWithoutKeys(host: host)) { try services.checkAddress() }
        }
        #expect(services.areKeysRequired != isAllowed)
        let key = try services.database.createKey(name: "a", terms: KeyTerms(roles: []))
        try services.access.ring.reload(from: services.database)
        try services.checkAddress()
        #expect(services.areKeysRequired)
        try services.database.revokeKey(key.record.id)
        try services.access.ring.reload(from: services.database)
        #expect(((try? services.checkAddress()) != nil) == isAllowed)
    }

    @Test("a default variety must belong to its macrolanguage")
    func defaults() throws {
        let quz = try GatewayConfiguration(Self.layers("languages:\n  defaultQuechua: quz\n"))
        #expect(quz.defaultVarieties[.quechua] == .collaoQuechua)
        #expect(throws: ConfigurationError.self) {
            try GatewayConfiguration(Self.layers("languages:\n  defaultQuechua: ayr\n"))
        }
    }

    @Test(
        "answers are kept in a file only for a time that somebody set",
        arguments: [
            ("cache: {file: true}", "cache.hours"), ("cache: {file: true, hours: 0}", "cache.hours"),
            ("cache: {file: true, hours: 721}", "cache.hours"),
            ("cache: {file: true, hours: 1, megabytes: 0}", "cache.megabytes"),
            ("cache: {file: true, hours: 720}", nil), ("cache: {hours: 2}", nil),
        ] as [(String, String?)])
    func answersInFile(yaml: String, key: String?) throws {
        do {
            let configuration = try GatewayConfiguration(Self.layers(yaml))
            #expect(key == nil && configuration.cacheLifetime != nil)
            #expect(configuration.isCacheInFile == yaml.contains("file"))
        } catch ConfigurationError.invalidValue(let found, _, _) {
            #expect(found == key)
        }
    }

    @Test("docs/configuration.md has every key with its variable and default")
    func documentation() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let document = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
        for key in ConfigurationKey.all {
            let row = document.split(separator: "\n").first { $0.hasPrefix("| `\(key.path)` |") }
            #expect(row?.contains("`\(key.environmentName)`") == true, "\(key.path)")
            #expect(key.defaultValue.isEmpty || row?.contains("`\(key.defaultValue)`") == true, "\(key.path)")
        }
    }

    @Test("docs/errors.md has every registered error with its status")
    func errors() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let document = try String(contentsOf: root.appendingPathComponent("docs/errors.md"), encoding: .utf8)
        for problem in ProblemCode.all {
            #expect(document.contains("| `\(problem.code)` | \(problem.status) |"), "\(problem.code)")
        }
    }
}

struct MessageLanguageTests {
    @Test(
        "chooses by Accept-Language",
        arguments: [
            (nil, "es"), ("", "es"), ("en", "en"), ("en-US,en;q=0.9,es;q=0.8", "en"), ("es;q=0.5,en;q=0.9", "en"),
            ("fr, en;q=0.1", "en"), ("de", "es"), ("ay-PE, en;q=0.9", "es"), ("en;q=0", "es"), ("*", "es"),
        ] as [(String?, String)])
    func header(header: String?, language: String) {
        #expect(MessageLanguage(acceptLanguage: header).rawValue == language)
    }

    @Test(
        "chooses by the environment",
        arguments: [
            ([:], "en"), (["LANG": "es_PE.UTF-8"], "es"), (["LANG": "en_US.UTF-8"], "en"), (["LANG": "C"], "en"),
            (["LANG": "es_PE", "LC_ALL": "en_GB"], "en"), (["LANG": "quy_PE"], "es"),
            (["LC_ALL": "", "LANG": "es"], "es"),
        ] as [([String: String], String)])
    func environment(environment: [String: String], language: String) {
        #expect(MessageLanguage(environment: environment).rawValue == language)
    }
}
