import PhraseMT

/// One side of the training text as pieces.
struct PieceCorpus {
    /// Pieces of each sentence.
    let sequences: TokenSequences
    /// Whether a word begins at each piece.
    let begins: [Bool]

    /// Divides the words of a side.
    init(_ side: TokenizedSide, vocabulary: PieceVocabulary) {
        var pieces: [UInt16] = []
        var starts: [Int] = [0]
        var continuing: [Int: [UInt16]] = [:]
        for type in side.types {
            if !vocabulary.segment(type, into: &pieces) { pieces.append(ReservedPiece.unknown) }
            starts.append(pieces.count)
        }
        var sequences = TokenSequences()
        var begins: [Bool] = []
        var sentence: [UInt16] = []
        for index in 0..<side.count {
            sentence.removeAll(keepingCapacity: true)
            for code in side[index] {
                if code < 0 {
                    sentence.append(UInt16(-code))
                    begins.append(true)
                    continue
                }
                let type = Int(code / 2)
                if code & 1 == 0 {
                    sentence.append(contentsOf: pieces[starts[type]..<starts[type + 1]])
                    for position in starts[type]..<starts[type + 1] { begins.append(position == starts[type]) }
                    continue
                }
                if continuing[type] == nil {
                    var found: [UInt16] = []
                    if !vocabulary.segment(side.types[type], into: &found, continuing: true) {
                        found = [ReservedPiece.unknown]
                    }
                    continuing[type] = found
                }
                let found = continuing[type] ?? []
                sentence.append(contentsOf: found)
                begins.append(contentsOf: repeatElement(false, count: found.count))
            }
            sequences.append(sentence)
        }
        self.sequences = sequences
        self.begins = begins
    }
}
