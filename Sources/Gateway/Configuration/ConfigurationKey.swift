/// One configuration key: its place in `chaka.yaml`, its type, its default and what it means.
///
/// The table ``ConfigurationKey/all`` is the only list: file, environment, flags, `config show` and `docs/configuration.md`
/// come from it.
public struct ConfigurationKey: Hashable, Sendable {
    /// What a value may be.
    public enum Kind: String, Hashable, Sendable {
        /// Any text.
        case text
        /// A whole number from 0.
        case integer
        /// `true` or `false`.
        case boolean
        /// Texts: a YAML list, or separated by commas in environment and flags.
        case list
        /// A language tag.
        case language
    }

    /// Path in `chaka.yaml`, with dots: `server.port`.
    public let path: String
    /// What a value may be.
    public let kind: Kind
    /// Value in force when nothing is configured, as it would be written.
    public let defaultValue: String
    /// Whether `config show` hides the value.
    public let isSecret: Bool
    /// What it means, in English.
    public let summary: String

    /// Name of the environment variable: `CHAKA_SERVER_PORT` for `server.port`.
    public var environmentName: String {
        "CHAKA_" + path.map { $0 == "." ? "_" : ($0.isUppercase ? "_\($0)" : String($0).uppercased()) }.joined()
    }

    init(_ path: String, _ kind: Kind, _ defaultValue: String, secret: Bool = false, _ summary: String) {
        self.path = path
        self.kind = kind
        self.defaultValue = defaultValue
        isSecret = secret
        self.summary = summary
    }

    /// The key at a path, or nil.
    public static func named(_ path: String) -> ConfigurationKey? { all.first { $0.path == path } }
}

extension ConfigurationKey {
    /// Every key, in the order of `config show`.
    public static let all: [ConfigurationKey] = [
        ConfigurationKey(
            "server.host", .text, "127.0.0.1", "Address to listen on; only loopback while there are no keys."),
        ConfigurationKey("server.port", .integer, "8080", "Port to listen on."),
        ConfigurationKey("server.basePath", .text, "", "Path prefix of every route, such as /chaka."),
        ConfigurationKey("server.corsOrigins", .list, "", "Origins that browsers may call from; none when empty."),
        ConfigurationKey(
            "server.forwardedHeaders", .boolean, "false",
            "Trust X-Forwarded-Proto and X-Forwarded-Host of a proxy in front, for the URLs in answers."),
        ConfigurationKey("server.logLevel", .text, "info", "Least level that is logged: debug, info, warning, error."),
        ConfigurationKey(
            "server.logFormat", .text, "text", "Form of the log: text, or json with one object a line."),
        ConfigurationKey(
            "server.accessLog", .boolean, "false",
            "Log each request at level info: route, status, time, identifiers; never a text or an address."),
        ConfigurationKey(
            "server.metricsPublic", .boolean, "false",
            "Answer /metrics without a key; otherwise, where keys are needed, one with the role admin."),
        ConfigurationKey(
            "keys.required", .text, "auto",
            "Who needs an API key: auto, everybody once there is one; always, everybody even before."),
        ConfigurationKey(
            "keys.loopbackExempt", .boolean, "false",
            "Let programs on this machine call without a key, but no proxy and no page of another origin."),
        ConfigurationKey("limits.bodyBytes", .integer, "1048576", "Largest request body, in bytes."),
        ConfigurationKey("limits.items", .integer, "128", "Most items in a batch."),
        ConfigurationKey("limits.itemCharacters", .integer, "10000", "Longest item, in Unicode scalars."),
        ConfigurationKey(
            "limits.deadlineSeconds", .integer, "30",
            "Longest time for a request; the header Chaka-Deadline shortens it."),
        ConfigurationKey("data.directory", .text, "./var", "Folder of the database; --data-dir."),
        ConfigurationKey(
            "share.directory", .text, "",
            "Folder with lexicons and corpora; --share-dir. Found beside the program when empty."),
        ConfigurationKey("languages.defaultQuechua", .language, "quy", "Variety served to clients that ask for qu."),
        ConfigurationKey("languages.defaultAymara", .language, "ayr", "Variety served to clients that ask for ay."),
        ConfigurationKey(
            "cache.megabytes", .integer, "64", "Memory for answers given before, in MiB; 0 keeps none."),
        ConfigurationKey(
            "cache.file", .boolean, "false",
            "Keep answers given before in a file of the data folder too, so that they outlive a restart; needs cache.hours."
        ),
        ConfigurationKey(
            "cache.hours", .integer, "0",
            "Hours after which an answer given before is neither given nor kept; needed by cache.file, 0 is no limit."),
        ConfigurationKey(
            "routing.external", .text, "never",
            "Whether texts may go to services marked external: never, or allowed (masked, where the costs say so)."),
        ConfigurationKey(
            "routing.lenient", .boolean, "false",
            "Let answers pass that the checks of content turn away: copies, loops, another language, lost numbers."),
        ConfigurationKey(
            "routing.nonCommercial", .boolean, "true", "Use weights and data whose licence forbids commercial use."),
        ConfigurationKey(
            "transport.caFile", .text, "", "File of certificate authorities for services; the system's when empty."),
        ConfigurationKey("transport.proxy", .text, "", "Proxy for services on the network; none when empty."),
        ConfigurationKey(
            "gloss.publish", .text, "testers",
            "Who may ask for sign-language gloss: never; testers, who curate or review; public, once gloss.reviewer is named."
        ),
        ConfigurationKey(
            "gloss.reviewer", .text, "",
            "Name of the Deaf reviewer who approved the signs; needed for gloss.publish public."
        ),
        ConfigurationKey(
            "gloss.lexicons", .list, "",
            "Signs beside those that ship: tables (.tsv) whose rows replace theirs, and spoken-to-signed lexicon folders."
        ),
        ConfigurationKey(
            "help.contact", .text, "", "Whom a reader may ask where no translation is good: telephone, office, address."
        ),
        ConfigurationKey("translation.width", .integer, "8", "Items of a batch translated at the same time."),
        ConfigurationKey("backends.memory.enabled", .boolean, "true", "Answer from reviewed translations."),
        ConfigurationKey(
            "backends.dictionary.enabled", .boolean, "true", "Translate word by word through the lexicon."),
        ConfigurationKey("backends.apertium.enabled", .boolean, "true", "Translate es-en and en-es with Apertium."),
        ConfigurationKey(
            "backends.apertium.modesDirectory", .text, "/usr/share/apertium/modes",
            "Folder with Apertium's .mode files."),
        ConfigurationKey(
            "speech.espeak.processes", .integer, "2", "Sentences that espeak-ng speaks at a time; 0 leaves it out."),
        ConfigurationKey(
            "speech.espeak.program", .text, "",
            "Program chaka-espeak; found beside the running program when empty."),
        ConfigurationKey(
            "speech.cacheMegabytes", .integer, "32", "Memory for speech made before, in MiB; 0 keeps none."),
        ConfigurationKey(
            "speech.characters", .integer, "20000", "Longest text to be spoken, in Unicode scalars as it is said."),
        ConfigurationKey("speech.seconds", .integer, "1800", "Longest speech of one request, in seconds of audio."),
        ConfigurationKey(
            "speech.recordingBytes", .integer, "20971520", "Largest recording to be understood, in bytes."),
        ConfigurationKey(
            "backends.apertium.processes", .integer, "0", "Apertium pipelines per direction; 0 means one per core."),
    ]
}
