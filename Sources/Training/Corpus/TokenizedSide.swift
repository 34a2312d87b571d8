/// One side of the training text as word types.
///
/// Shape: sentence `i` is `codes[offsets[i]..<offsets[i + 1]]`. A code of zero or more is `2 · type`, plus one for a
/// part that continues a carried name; a negative one is minus a carried piece of `ReservedPiece`.
struct TokenizedSide {
    private(set) var codes: [Int32] = []
    private(set) var offsets: [Int] = [0]
    /// UTF-8 of each word type in lower case.
    private(set) var types: [[UInt8]] = []
    private var index: [[UInt8]: Int32] = [:]

    /// Number of sentences.
    var count: Int { offsets.count - 1 }

    /// The number of a word type, new ones included.
    mutating func type(of word: [UInt8]) -> Int32 {
        if let known = index[word] { return known }
        let number = Int32(types.count)
        index[word] = number
        types.append(word)
        return number
    }

    /// The number of a word type that is known.
    func knownType(of word: [UInt8]) -> Int32? { index[word] }

    /// Adds a sentence.
    mutating func append(_ sentence: [Int32]) {
        codes.append(contentsOf: sentence)
        offsets.append(codes.count)
    }

    /// The codes of a sentence.
    subscript(sentence: Int) -> ArraySlice<Int32> { codes[offsets[sentence]..<offsets[sentence + 1]] }
}
