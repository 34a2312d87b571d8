/// Sentences of token numbers, one after the other in one array.
///
/// Shape: sentence `i` is `tokens[offsets[i]..<offsets[i + 1]]`; `offsets` has `count + 1` elements.
public struct TokenSequences: Sendable, Equatable {
    /// All tokens.
    public private(set) var tokens: [UInt16] = []
    /// Where each sentence begins, and where the last one ends.
    public private(set) var offsets: [Int] = [0]

    /// No sentences.
    public init() {}

    /// These sentences.
    public init(_ sentences: [[UInt16]]) {
        for sentence in sentences { append(sentence) }
    }

    /// Number of sentences.
    public var count: Int { offsets.count - 1 }

    /// Adds a sentence, which may be empty.
    public mutating func append(_ sentence: some Collection<UInt16>) {
        tokens.append(contentsOf: sentence)
        offsets.append(tokens.count)
    }

    /// Where a sentence lies in `tokens`.
    public func range(_ index: Int) -> Range<Int> { offsets[index]..<offsets[index + 1] }

    /// The tokens of a sentence.
    public subscript(index: Int) -> ArraySlice<UInt16> { tokens[range(index)] }
}
