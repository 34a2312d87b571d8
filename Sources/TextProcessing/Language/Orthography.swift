/// A spelling in which a variety is written, named beside the variety: `quz` in `quz-five-vowel`.
///
/// The known ones are the files of `lexicons/orthography/`; the identifier is a file name without its ending.
public struct Orthography: RawRepresentable, Hashable, Sendable, Codable {
    /// Stable identifier.
    public let rawValue: String

    /// Creates an identifier.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Peru's official alphabets (RM 1218-85-ED, 1985; three vowels).
    public static let official = Orthography(rawValue: "official")
}
