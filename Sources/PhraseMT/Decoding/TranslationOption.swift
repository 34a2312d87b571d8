/// A phrase pair applied to a span of a sentence, with everything about it that does not depend on its neighbours.
struct TranslationOption {
    /// Kinds of word end, for the glue feature.
    enum Edge: UInt8 {
        case insideWord
        case wordEnd
        /// A carried text, to which suffixes may be joined.
        case open
    }

    /// First piece of the span and the piece behind it.
    var start: Int16
    var end: Int16
    /// Record of the phrase table, or -1 for a text carried over.
    var record: Int32
    /// The target pieces.
    var target: UnsafeBufferPointer<UInt16>
    /// Weighted features, without language model, distortion, reordering and what happens at the edges.
    var score: Float
    /// `score` and the weighted language model without context: orders options and estimates the future.
    var estimate: Float
    /// Weighted reordering scores: monotone, backward, forward.
    var monotone: Float
    var backward: Float
    var forward: Float
    /// Hash of the pieces before the first that begins a word, and the power of its length.
    var prefixHash: UInt64
    var prefixPower: UInt64
    /// Hash of the pieces from the last that begins a word on; if none does, unused.
    var openHash: UInt64
    /// Whether any piece begins a word.
    var hasBreak: Bool
    /// Whether the first piece begins a word.
    var beginsWord: Bool
    /// What the last piece leaves behind it.
    var edge: Edge
    /// Finished words inside the phrase that are not in the word list.
    var innerNonWords: UInt8
    /// Edges of the span inside a word, 0 to 2.
    var splits: UInt8
    /// Target pieces that begin a word.
    var words: UInt8
    /// Words of letters carried over.
    var copies: UInt8
}
