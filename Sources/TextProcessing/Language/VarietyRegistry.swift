/// The languages this gateway knows, with their names, aliases and kinship.
///
/// The table is ours (ISO 639-3, FLORES-200 codes).
public enum VarietyRegistry {
    /// What a language is to the gateway.
    public enum Role: String, Sendable {
        /// Can be a source and a target of translation.
        case served
        /// Stands for its members (`qu`, `ay`): any of them on input, the default one on output.
        case macrolanguage
        /// Appears in data and in identification, is no target.
        case recognized
        /// A written gloss of a sign language.
        case gloss
        /// Not a language: `und`.
        case undetermined
    }

    /// One registered language.
    public struct Entry: Sendable {
        /// Primary subtag used everywhere inside.
        public let language: String
        /// What it is to the gateway.
        public let role: Role
        /// Primary subtag of the macrolanguage, if it belongs to one.
        public let macrolanguage: String?
        /// ISO 639-3 code.
        public let iso639_3: String
        /// FLORES-200 and NLLB code, if they have the language.
        public let flores: String?
        /// Name of the language in itself.
        public let autonym: String
        /// Names by language of the reader: `es`, `en`, `qu`, `ay`.
        public let names: [String: String]
    }

    /// The entry for a primary subtag or alias in lower case (`quz`, `spa`, `que`), or nil.
    public static func entry(forSubtag subtag: String) -> Entry? { bySubtag[subtag] }

    /// The entry of a variety; every ``LanguageVariety`` has one.
    public static func entry(for variety: LanguageVariety) -> Entry? { bySubtag[variety.language] }

    /// Name of a variety for a reader of `reader` (`es`, `en`, `qu`, `ay` or a member of them), Spanish otherwise.
    public static func name(of variety: LanguageVariety, for reader: LanguageVariety) -> String {
        guard let entry = entry(for: variety) else { return variety.tag }
        let key = macrolanguage(of: reader)?.language ?? reader.language
        let name = entry.names[key] ?? entry.names["es"] ?? entry.autonym
        return variety.region.map { "\(name) (\($0))" } ?? name
    }

    /// The macrolanguage of a variety: `qu` for `quy`; nil for `es` and for `qu` itself.
    public static func macrolanguage(of variety: LanguageVariety) -> LanguageVariety? {
        entry(for: variety)?.macrolanguage.map { LanguageVariety(language: $0, region: nil) }
    }

    /// Varieties that belong to a macrolanguage, in order of tag; empty for anything else.
    public static func members(of variety: LanguageVariety) -> [LanguageVariety] {
        entries.filter { $0.macrolanguage == variety.language }
            .map { LanguageVariety(language: $0.language, region: nil) }.sorted()
    }

    /// Whether two varieties belong to one language: the same, one the other's macrolanguage, or members of one.
    ///
    /// `es-PE` and `es`, `qu` and `quz`, `quy` and `quz`.
    public static func isSameMacrolanguage(_ left: LanguageVariety, _ right: LanguageVariety) -> Bool {
        let languages = [left, right].map { (macrolanguage(of: $0) ?? $0).language }
        return languages[0] == languages[1]
    }

    private static let bySubtag: [String: Entry] = {
        var table: [String: Entry] = [:]
        for entry in entries {
            table[entry.language] = entry
            table[entry.iso639_3] = entry
        }
        return table
    }()
}
