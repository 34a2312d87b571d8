/// The features of the log-linear model, in the order of the weights.
public enum Feature: Int, CaseIterable, Sendable {
    /// log p(target phrase | source phrase).
    case direct
    /// log p(source phrase | target phrase).
    case inverse
    /// Lexical weight of the target given the source (Koehn, Och, Marcu 2003).
    case lexicalDirect
    /// Lexical weight of the source given the target.
    case lexicalInverse
    /// log p of the language model, sentence ends included.
    case languageModel
    /// -1 a phrase.
    case phrases
    /// -1 a target piece.
    case pieces
    /// -1 a target word.
    case words
    /// Minus the distance between the end of the last source phrase and the start of the next, in pieces.
    case distortion
    /// log p(monotone) of phrases that follow their predecessor.
    case monotone
    /// log p(backward) of phrases that begin before the end of their predecessor.
    case backward
    /// log p(forward) of phrases that leave a gap behind their predecessor.
    case forward
    /// -1 where a phrase that ends a word is followed by one that begins inside a word, or the reverse.
    case glue
    /// -1 for each edge of a source phrase inside a word.
    case split
    /// -1 for each finished target word that is not in the word list.
    case nonWord
    /// -1 for each word of letters copied from the source.
    case copied
    /// -1 for each phrase pair seen once.
    case singleton
    /// -1 for each phrase pair not seen in the first corpus; the other corpora follow.
    case firstCorpus

    /// Number of weights of a model with so many corpora.
    public static func count(corpora: Int) -> Int { firstCorpus.rawValue + corpora }

    /// Name of a weight in manifests and explanations.
    public static func name(_ index: Int) -> String {
        index >= firstCorpus.rawValue
            ? "corpus\(index - firstCorpus.rawValue)" : Feature(rawValue: index).map { "\($0)" } ?? "feature\(index)"
    }
}
