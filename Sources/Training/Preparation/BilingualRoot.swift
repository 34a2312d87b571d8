/// A Spanish lemma with a root of the target language, bare of inflection.
public struct BilingualRoot: Hashable, Sendable {
    /// Class that decides which facts follow from a root.
    public enum PartOfSpeech: String, Sendable, Hashable {
        /// Takes number and case: EAGLES `N`.
        case noun
        /// Takes gender and number in Spanish: EAGLES `A`.
        case adjective
        /// Conjugated; the root is a stem (`miku`): EAGLES `V`.
        case verb
        /// Everything else; the lemma only.
        case other
    }

    /// Spanish lemma in small letters, of one or several words: `casa`, `irse`, `a menudo`.
    public var lemma: String
    /// Class of both.
    public var partOfSpeech: PartOfSpeech
    /// Root in small letters: `wasi`, `miku`.
    public var root: String

    /// Creates a root.
    public init(lemma: String, partOfSpeech: PartOfSpeech, root: String) {
        self.lemma = lemma
        self.partOfSpeech = partOfSpeech
        self.root = root
    }
}
