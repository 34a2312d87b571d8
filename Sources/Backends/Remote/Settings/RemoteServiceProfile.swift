public import TextProcessing
public import Translation

/// What is known of a kind of service before anything is configured.
public struct RemoteServiceProfile: Sendable {
    /// Makes the dialect of a configured endpoint, given the options of its kind.
    public typealias MakeDialect =
        @Sendable (_ endpoint: RemoteEndpoint, _ options: [String: String]) -> any RemoteDialect

    /// Finds an option whose value is wrong or missing, and says what it should be; nil when there is none.
    public typealias CheckOptions =
        @Sendable (_ options: [String: String]) -> (name: String, explanation: String)?

    /// The `kind` of the configuration.
    public let kind: String
    /// How it finds its answers.
    public let method: BackendDescription.Method
    /// Licence of its weights where there is one for everybody.
    public let licence: String?
    /// Options it has beside the fields of every kind, each with the values it takes; any word where there are none.
    public let options: [String: [String]]
    /// Its address for everybody; such a service is external, wants a key, and costs what the configuration says.
    let publicURL: (@Sendable (_ key: RemoteKey?) -> String)?
    /// The service's code of a variety as a source or target; nil where the configuration must name one.
    let code: @Sendable (_ variety: LanguageVariety, _ isTarget: Bool) -> String?
    let checkOptions: CheckOptions
    let makeDialect: MakeDialect

    /// Creates a profile.
    ///
    /// - Parameters:
    ///   - kind: The `kind` of the configuration.
    ///   - method: How it finds its answers.
    ///   - licence: Licence of its weights where there is one for everybody.
    ///   - options: Options it has beside the fields of every kind, each with the values it takes; none for any word.
    ///   - publicURL: Its address for everybody, which may depend on the key; nil when each operator has one.
    ///   - code: The service's code of a variety as a source or target.
    ///   - checkOptions: Finds an option whose value is wrong or missing.
    ///   - makeDialect: Makes the dialect, of options that were checked.
    public init(
        kind: String, method: BackendDescription.Method = .neural, licence: String? = nil,
        options: [String: [String]] = [:],
        publicURL: (@Sendable (_ key: RemoteKey?) -> String)? = nil,
        code: @escaping @Sendable (_ variety: LanguageVariety, _ isTarget: Bool) -> String?,
        checkOptions: @escaping CheckOptions = { _ in nil }, makeDialect: @escaping MakeDialect
    ) {
        self.kind = kind
        self.method = method
        self.licence = licence
        self.options = options
        self.publicURL = publicURL
        self.code = code
        self.checkOptions = checkOptions
        self.makeDialect = makeDialect
    }

    /// Every kind that needs nothing but its entry; ``chat(prompt:context:)`` needs prompts.
    public static let all = [libreTranslate, chaka, deepL, google, azure, apertium, bhashini]

    /// LibreTranslate; option `format`, `text` for servers that refuse HTML.
    public static let libreTranslate = RemoteServiceProfile(
        kind: "libretranslate", options: ["format": ["text"]], code: { variety, _ in spanishOrEnglish(variety) },
        makeDialect: { endpoint, options in LibreTranslateDialect(endpoint, isPlainOnly: options["format"] == "text") })

    /// Another gateway of this kind; varieties have the same names there.
    public static let chaka = RemoteServiceProfile(
        kind: "chaka", method: .gateway, code: { variety, _ in variety.tag },
        makeDialect: { endpoint, _ in ChakaDialect(endpoint) })

    /// DeepL, with option `betaLanguages`; keys of its free plan end in `:fx` and have a host of their own.
    public static let deepL = RemoteServiceProfile(
        kind: "deepl", licence: "proprietary", options: ["betaLanguages": ["true", "false"]],
        publicURL: { $0?.secret.hasSuffix(":fx") == true ? "https://api-free.deepl.com" : "https://api.deepl.com" },
        code: { variety, isTarget in
            // As a target plain English is deprecated.
            variety.language == "en" && isTarget ? "EN-US" : spanishOrEnglish(variety)?.uppercased()
        },
        makeDialect: { endpoint, options in
            DeepLDialect(endpoint, allowsBetaLanguages: options["betaLanguages"] == "true")
        })

    /// Google Cloud Translation Basic.
    public static let google = RemoteServiceProfile(
        kind: "google", licence: "proprietary", publicURL: { _ in "https://translation.googleapis.com" },
        code: { variety, _ in spanishOrEnglish(variety) }, makeDialect: { endpoint, _ in GoogleDialect(endpoint) })

    /// Azure AI Translator; option `region`.
    public static let azure = RemoteServiceProfile(
        kind: "azure", licence: "proprietary", options: ["region": []],
        publicURL: { _ in "https://api.cognitive.microsofttranslator.com" },
        code: { variety, _ in spanishOrEnglish(variety) },
        makeDialect: { endpoint, options in AzureDialect(endpoint, region: options["region"]) })

    /// Apertium-APy, with codes of ISO 639-3.
    public static let apertium = RemoteServiceProfile(
        kind: "apertium-apy", method: .rules,
        code: { variety, _ in
            switch variety.language {
            case "es": "spa"
            case "en": "eng"
            case let code where code.utf8.count == 3: code
            default: nil
            }
        }, makeDialect: { endpoint, _ in ApertiumServiceDialect(endpoint) })

    /// The code that all services have for a variety; for Quechua and Aymara none says which variety it means.
    static func spanishOrEnglish(_ variety: LanguageVariety) -> String? {
        ["es", "en"].contains(variety.language) ? variety.language : nil
    }
}
