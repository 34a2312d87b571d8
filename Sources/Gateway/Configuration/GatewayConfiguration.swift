public import TextProcessing
public import Translation
public import Transport

/// The configuration as typed values: what services and server are built from.
public struct GatewayConfiguration: Sendable {
    /// How the gateway listens and whom it trusts.
    public struct Server: Sendable {
        /// Address to listen on.
        public var host: String
        /// Port to listen on; 0 lets the system choose.
        public var port: Int
        /// Path prefix without a slash at its end; empty for none.
        public var basePath: String
        /// Origins that browsers may call from.
        public var corsOrigins: [String]
        /// Whether `X-Forwarded-*` is believed.
        public var trustsForwardedHeaders: Bool
        /// Least level that is logged.
        public var logLevel: String
        /// Whether the log is JSON.
        public var isLogJSON: Bool
        /// Whether each request is logged.
        public var isEachRequestLogged: Bool
        /// Whether `/metrics` needs no key.
        public var areMetricsPublic: Bool
    }

    /// Who needs an API key.
    public struct Keys: Sendable {
        /// Whether callers need a key even while there is none.
        public var isAlwaysRequired: Bool
        /// Whether callers on this machine need none.
        public var isLoopbackExempt: Bool
    }

    /// What a request may ask for.
    public struct Limits: Sendable {
        /// Largest body in bytes.
        public var bodyBytes: Int
        /// Most items in a batch.
        public var items: Int
        /// Longest item in Unicode scalars.
        public var itemCharacters: Int
        /// Longest time for a request.
        public var deadline: Duration
    }

    /// Which engines are used.
    public struct Backends: Sendable {
        /// Answer from reviewed translations.
        public var isMemoryEnabled: Bool
        /// Translate through the lexicon.
        public var isDictionaryEnabled: Bool
        /// Translate with Apertium.
        public var isApertiumEnabled: Bool
        /// Folder with `.mode` files.
        public var apertiumModesDirectory: String
        /// Pipelines per direction; 0 means one per core.
        public var apertiumProcesses: Int
        /// Services on the network and workers.
        public var entries: BackendEntries
    }

    /// How texts are spoken and voices understood.
    public struct Speech: Sendable {
        /// Sentences that espeak-ng speaks at a time; 0 leaves it out.
        public var espeakProcesses: Int
        /// Path of `chaka-espeak`, or empty to look beside the running program.
        public var espeakProgram: String
        /// Memory for speech made before, in bytes.
        public var cacheBytes: Int
        /// Longest text, in Unicode scalars as it is said.
        public var characters: Int
        /// Longest speech in seconds of audio.
        public var seconds: Int
        /// Largest recording in bytes.
        public var recordingBytes: Int
        /// Engines and recognizers beside those that come with the gateway.
        public var entries: SpeechEntries
    }

    /// Sign-language gloss.
    public struct Gloss: Sendable {
        /// Who may ask for it.
        public var publication: GlossServices.Publication
        /// The Deaf reviewer who approved the signs; nil when nobody is named.
        public var reviewer: String?
        /// Tables and folders of signs beside those that ship.
        public var lexicons: [String]
        /// What makes poses and videos of a gloss.
        public var renderers: [SignRendererEntries.Entry]
    }

    /// How the gateway listens and whom it trusts.
    public var server: Server
    /// How texts are spoken and voices understood.
    public var speech: Speech
    /// Who needs an API key.
    public var keys: Keys
    /// What a request may ask for.
    public var limits: Limits
    /// Which engines are used.
    public var backends: Backends
    /// Folder of the database.
    public var dataDirectory: String
    /// Folder with lexicons and corpora, or empty to look for it.
    public var shareDirectory: String
    /// Default member of each macrolanguage.
    public var defaultVarieties: [LanguageVariety: LanguageVariety]
    /// Items of a batch translated at the same time.
    public var translationWidth: Int
    /// Memory for answers given before, in bytes; 0 keeps none.
    public var cacheBytes: Int
    /// How long answers given before are good; nil for as long as nothing they came from changes.
    public var cacheLifetime: Duration?
    /// Whether answers given before are kept in a file too; only with a lifetime.
    public var isCacheInFile: Bool
    /// What every request may use on its way; a request can narrow it.
    public var policy: RoutingPolicy
    /// Whether answers pass that the checks of content would turn away.
    public var isLenient: Bool
    /// Whom to ask where no machine helps; nil when nobody is named.
    public var contact: String?
    /// Sign-language gloss.
    public var gloss: Gloss
    /// How services on the network are reached.
    public var transport: TransportConfiguration

    /// Turns keys into typed values; the layers were validated when they were read.
    public init(_ layers: ConfigurationLayers) throws(ConfigurationError) {
        let reader = LayerReader(layers: layers)
        server = Server(
            host: reader.text("server.host"), port: reader.integer("server.port"),
            basePath: Self.normalizedPath(reader.text("server.basePath")),
            corsOrigins: reader.list("server.corsOrigins"),
            trustsForwardedHeaders: reader.boolean("server.forwardedHeaders"), logLevel: reader.text("server.logLevel"),
            isLogJSON: reader.text("server.logFormat") == "json",
            isEachRequestLogged: reader.boolean("server.accessLog"),
            areMetricsPublic: reader.boolean("server.metricsPublic"))
        keys = Keys(
            isAlwaysRequired: reader.text("keys.required") == "always",
            isLoopbackExempt: reader.boolean("keys.loopbackExempt"))
        limits = Limits(
            bodyBytes: reader.integer("limits.bodyBytes"), items: reader.integer("limits.items"),
            itemCharacters: reader.integer("limits.itemCharacters"),
            deadline: .seconds(reader.integer("limits.deadlineSeconds")))
        backends = Backends(
            isMemoryEnabled: reader.boolean("backends.memory.enabled"),
            isDictionaryEnabled: reader.boolean("backends.dictionary.enabled"),
            isApertiumEnabled: reader.boolean("backends.apertium.enabled"),
            apertiumModesDirectory: reader.text("backends.apertium.modesDirectory"),
            apertiumProcesses: reader.integer("backends.apertium.processes"), entries: layers.entries)
        speech = Speech(
            espeakProcesses: reader.integer("speech.espeak.processes"),
            espeakProgram: reader.text("speech.espeak.program"),
            cacheBytes: reader.integer("speech.cacheMegabytes") << 20,
            characters: reader.integer("speech.characters"), seconds: reader.integer("speech.seconds"),
            recordingBytes: reader.integer("speech.recordingBytes"), entries: layers.speech)
        dataDirectory = reader.text("data.directory")
        shareDirectory = reader.text("share.directory")
        translationWidth = reader.integer("translation.width")
        cacheBytes = reader.integer("cache.megabytes") << 20
        let hours = reader.integer("cache.hours")
        cacheLifetime = hours > 0 ? .seconds(hours * 3600) : nil
        isCacheInFile = reader.boolean("cache.file")
        if isCacheInFile {
            // Texts of people stay on a disk only as long as the operator said.
            try reader.require(hours > 0, "cache.hours", "from 1 to 720 where cache.file is true")
            try reader.require(cacheBytes > 0, "cache.megabytes", "above 0 where cache.file is true")
        }
        policy = RoutingPolicy(
            allowsNonCommercial: reader.boolean("routing.nonCommercial"),
            external: reader.text("routing.external") == "allowed" ? .allowed : .never)
        isLenient = reader.boolean("routing.lenient")
        contact = reader.text("help.contact").isEmpty ? nil : reader.text("help.contact")
        gloss = Gloss(
            publication: GlossServices.Publication(rawValue: reader.text("gloss.publish")) ?? .testers,
            reviewer: reader.text("gloss.reviewer").isEmpty ? nil : reader.text("gloss.reviewer"),
            lexicons: reader.list("gloss.lexicons"), renderers: layers.signs.renderers)
        if gloss.publication == .public, gloss.reviewer == nil {
            throw .invalidValue(
                key: "gloss.publish", origin: layers.values["gloss.publish"]?.origin ?? "default",
                expected: "never or testers until gloss.reviewer names the Deaf reviewer who approved the signs")
        }
        transport = TransportConfiguration()
        let (authorities, proxy) = (reader.text("transport.caFile"), reader.text("transport.proxy"))
        if !authorities.isEmpty { transport.caFile = authorities }
        if !proxy.isEmpty { transport.proxy = proxy }
        defaultVarieties = [
            .quechua: try reader.member(of: .quechua, "languages.defaultQuechua"),
            .aymara: try reader.member(of: .aymara, "languages.defaultAymara"),
        ]
    }

    /// Whether only this machine can reach an address; `localhost` counts, any other name does not.
    public static func isLoopback(_ host: String) -> Bool {
        if ["localhost", "::1"].contains(host) { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// `/chaka` for `chaka`, `/chaka/` and `/chaka`; empty for an empty path and `/`.
    static func normalizedPath(_ path: String) -> String {
        let parts = path.split(separator: "/")
        return parts.isEmpty ? "" : "/" + parts.joined(separator: "/")
    }
}

/// Typed look-ups in validated layers.
private struct LayerReader {
    let layers: ConfigurationLayers

    func text(_ path: String) -> String {
        guard let value = layers.values[path] else { preconditionFailure("no configuration key \(path)") }
        return value.text
    }

    func integer(_ path: String) -> Int {
        guard let number = Int(text(path)) else { preconditionFailure("\(path) was validated as a number") }
        return number
    }

    func boolean(_ path: String) -> Bool { text(path) == "true" }

    func require(_ condition: Bool, _ path: String, _ expected: String) throws(ConfigurationError) {
        guard !condition else { return }
        throw .invalidValue(key: path, origin: layers.values[path]?.origin ?? "default", expected: expected)
    }

    func list(_ path: String) -> [String] {
        text(path).split(separator: ",").map { $0.trimming(while: \.isWhitespace) }
    }

    func member(of macrolanguage: LanguageVariety, _ path: String) throws(ConfigurationError) -> LanguageVariety {
        let members = VarietyRegistry.members(of: macrolanguage)
        guard let member = members.first(where: { $0.tag == text(path) }) else {
            let origin = layers.values[path]?.origin ?? "default"
            throw .invalidValue(
                key: path, origin: origin, expected: "one of \(members.map(\.tag).joined(separator: ", "))")
        }
        return member
    }
}

extension Substring {
    fileprivate func trimming(while predicate: (Character) -> Bool) -> String {
        let start = drop(while: predicate)
        return String(String(start.reversed()).drop(while: predicate).reversed())
    }
}
