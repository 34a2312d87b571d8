/// A language variety as this gateway names it: `es`, `es-PE`, `quy`, `quz`, `ayr`, `en`.
///
/// Tags look like BCP 47 (RFC 5646), but they are parsed by our own table (``VarietyRegistry``) and never canonicalized:
/// ICU, Foundation and JavaScript turn `quz` into `qu` and `ayr` into `ay`, and so serve a citizen another language than
/// the one she asked for. Spelling is a property beside variety, see ``Orthography``.
public struct LanguageVariety: Hashable, Sendable {
    /// Primary subtag as registered here: `es`, `quy`, `qu`, `und`.
    public let language: String
    /// Region subtag in capitals or digits (`PE`, `419`), or nil.
    public let region: String?

    /// The tag on the wire: `quz`, `es-PE`.
    public var tag: String { region.map { "\(language)-\($0)" } ?? language }

    /// The same language without its region.
    public var withoutRegion: LanguageVariety { LanguageVariety(language: language, region: nil) }

    /// Whether this is the value for text whose language could not be told.
    public var isUndetermined: Bool { language == "und" }

    /// Parses a language tag or one of the registered aliases, whatever the case: `quz`, `QUZ`, `es_PE`, `spa`,
    /// `quy_Latn`, `aym`.
    ///
    /// - Throws: ``LanguageTagError`` when the text is no tag or names no registered language; there is no default.
    public init(parsing text: String) throws(LanguageTagError) {
        if let entry = VarietyRegistry.entry(forSubtag: text) {
            self.init(language: entry.language, region: nil)
            return
        }
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: "_", omittingEmptySubsequences: false) }
        guard let primary = subtags.first, (2...3).contains(primary.utf8.count), subtags.allSatisfy(Self.isSubtag)
        else {
            throw .malformed(tag: text)
        }
        guard let entry = VarietyRegistry.entry(forSubtag: primary.lowercased()) else { throw .unknown(tag: text) }
        var rest = subtags.dropFirst()
        if let script = rest.first, script.utf8.count == 4 {
            guard script.lowercased() == "latn" else { throw .unknown(tag: text) }
            rest = rest.dropFirst()
        }
        var region: String?
        if let subtag = rest.first, Self.isRegion(subtag) {
            region = subtag.uppercased()
            rest = rest.dropFirst()
        }
        guard rest.isEmpty else { throw .unknown(tag: text) }
        self.init(language: entry.language, region: region)
    }

    init(language: String, region: String?) {
        self.language = language
        self.region = region
    }

    private static func isSubtag(_ text: Substring) -> Bool {
        (1...8).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
    }

    private static func isRegion(_ text: Substring) -> Bool {
        let isLetters = text.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
        let isDigits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return (text.utf8.count == 2 && isLetters) || (text.utf8.count == 3 && isDigits)
    }
}

extension LanguageVariety {
    /// Spanish.
    public static let spanish = LanguageVariety(language: "es", region: nil)
    /// English.
    public static let english = LanguageVariety(language: "en", region: nil)
    /// Quechua as a macrolanguage: any variety on input, the deployment's default on output.
    public static let quechua = LanguageVariety(language: "qu", region: nil)
    /// Ayacucho (Chanka) Quechua.
    public static let chankaQuechua = LanguageVariety(language: "quy", region: nil)
    /// Cusco-Collao Quechua.
    public static let collaoQuechua = LanguageVariety(language: "quz", region: nil)
    /// Aymara as a macrolanguage.
    public static let aymara = LanguageVariety(language: "ay", region: nil)
    /// Central Aymara.
    public static let centralAymara = LanguageVariety(language: "ayr", region: nil)
    /// Text whose language could not be told.
    public static let undetermined = LanguageVariety(language: "und", region: nil)
}

extension LanguageVariety: Comparable, CustomStringConvertible {
    /// The tag.
    public var description: String { tag }

    /// Order by tag, so that listings are the same on every run.
    public static func < (left: LanguageVariety, right: LanguageVariety) -> Bool { left.tag < right.tag }
}

extension LanguageVariety: Codable {
    /// Decodes a tag from a single string value.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the tag as a single string value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tag)
    }
}

/// Failure to read a language tag.
public enum LanguageTagError: Error, Hashable, Sendable {
    /// The text has not the form of a language tag.
    case malformed(tag: String)
    /// The tag names no language of the registry.
    case unknown(tag: String)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .malformed: "language.malformed-tag"
        case .unknown: "language.unknown"
        }
    }

    /// The tag as it was given.
    public var tag: String {
        switch self {
        case .malformed(let tag), .unknown(let tag): tag
        }
    }
}
