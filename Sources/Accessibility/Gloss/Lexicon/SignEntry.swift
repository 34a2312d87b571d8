/// A sign of the lexicon with what is known about it; an empty string means that nobody has said.
public struct SignEntry: Hashable, Sendable {
    /// Review of an entry by a Deaf expert.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// Nobody has looked at it.
        case unreviewed
        /// A named Deaf reviewer approves it.
        case approved
        /// A Deaf reviewer refuses it; it is not used.
        case rejected
    }

    /// Capital words that name the sign, unique: `CASA`.
    public var gloss: String
    /// Spanish lemmas and expressions that the sign stands for, in small letters.
    public var lemmas: [String]
    /// What it means, where the gloss does not say.
    public var meaning = ""
    /// Where it is signed so.
    public var region = ""
    /// Who is seen in the media.
    public var signer = ""
    /// What the signer has agreed to.
    public var consent = ""
    /// Links to videos or poses.
    public var media: [String] = []
    /// Media that lexicon folders add: for renderers; nobody reviewed them, so they are not for the public.
    public var addedMedia: [String] = []
    /// Notation in HamNoSys.
    public var hamNoSys = ""
    /// The sign as an `hns_sign` element of SiGML.
    public var sigML = ""
    /// Where the entry comes from.
    public var source = ""
    /// Licence of entry and media.
    public var licence = ""
    /// Review.
    public var status = Status.unreviewed

    /// Stable identifier, `prl:CASA`.
    public var id: String { "prl:\(gloss)" }

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - gloss: Capital words that name the sign.
    ///   - lemmas: Spanish lemmas and expressions in small letters.
    public init(gloss: String, lemmas: [String]) {
        self.gloss = gloss
        self.lemmas = lemmas
    }

    /// Whether a medium is a link of the web (`http` or `https`, in any case) and no file.
    ///
    /// - Parameter medium: One of ``media`` or ``addedMedia``.
    /// - Returns: False for links of other schemes too, which are no media.
    public static func isLink(_ medium: String) -> Bool {
        let scheme = medium.prefix { $0 != ":" }
        let rest = medium.utf8.dropFirst(scheme.utf8.count)
        return ["http", "https"].contains(scheme.lowercased()) && rest.starts(with: "://".utf8) && rest.count > 3
    }
}
