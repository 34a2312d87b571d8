/// Language of the messages to users and operators.
public enum MessageLanguage: String, Sendable, CaseIterable {
    /// Spanish, the default of an instance in Peru.
    case spanish = "es"
    /// English.
    case english = "en"

    /// Chooses by an `Accept-Language` header (RFC 9110, 12.5.4); Spanish when it names neither.
    public init(acceptLanguage header: String?) {
        let ranges = (header ?? "").split(separator: ",").enumerated().compactMap { position, part in
            Self.weighted(part).map { (language: $0.language, weight: $0.weight, position: position) }
        }
        let best = ranges.filter { $0.weight > 0 }.max { ($0.weight, $1.position) < ($1.weight, $0.position) }
        self = best?.language ?? .spanish
    }

    /// Chooses by the environment, in the order of POSIX: `LC_ALL`, `LC_MESSAGES`, `LANG`.
    ///
    /// `C`, `POSIX` and an empty environment give English, as other commands do.
    public init(environment: [String: String]) {
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
        let language = value.prefix { $0 != "_" && $0 != "." }.lowercased()
        self = ["es", "qu", "quy", "quz", "ay", "ayr"].contains(language) ? .spanish : .english
    }

    private static func weighted(_ part: Substring) -> (language: MessageLanguage, weight: Double)? {
        let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        guard let tag = pieces.first?.lowercased() else { return nil }
        let primary = String(tag.prefix { $0 != "-" })
        let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
        // Readers of Quechua and Aymara in Peru read Spanish before English.
        let isAndean = ["qu", "quy", "quz", "ay", "ayr"].contains(primary)
        guard let language = MessageLanguage(rawValue: isAndean ? "es" : primary) else { return nil }
        return (language, weight)
    }
}
