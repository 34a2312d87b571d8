/// A translation direction.
public struct LanguagePair: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    /// Variety translated from.
    public let source: LanguageVariety
    /// Variety translated into.
    public let target: LanguageVariety

    /// Creates a direction.
    public init(source: LanguageVariety, target: LanguageVariety) {
        self.source = source
        self.target = target
    }

    /// The opposite direction.
    public var reversed: LanguagePair { LanguagePair(source: target, target: source) }

    /// `es-quy`: both tags, for logs and tables.
    public var description: String { "\(source.tag)-\(target.tag)" }

    /// Order by source, then target.
    public static func < (left: LanguagePair, right: LanguagePair) -> Bool {
        (left.source, left.target) < (right.source, right.target)
    }
}
