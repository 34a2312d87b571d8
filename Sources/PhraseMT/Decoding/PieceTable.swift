/// What the search needs of each target piece, computed once a model.
struct PieceTable: Sendable {
    /// Hash of the piece's bytes, for word hashes.
    let hashes: [UInt64]
    /// Power that appends the piece to a word hash.
    let powers: [UInt64]
    /// Whether a piece begins a word.
    let begins: [Bool]

    init(_ vocabulary: PieceVocabulary) {
        var hashes: [UInt64] = []
        var powers: [UInt64] = []
        var begins: [Bool] = []
        for piece in 0..<vocabulary.count {
            let bytes = vocabulary.bytes(of: UInt16(piece))
            hashes.append(WordHash.of(bytes))
            powers.append(WordHash.power(bytes.count))
            begins.append(vocabulary.beginsWord(UInt16(piece)))
        }
        self.hashes = hashes
        self.powers = powers
        self.begins = begins
    }
}
