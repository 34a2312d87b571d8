extension PieceVocabulary {
    /// For each piece, whether it is a mark that ends sentences: `.`, `?`, `!`, `…` or several of them.
    public var sentenceEnds: [Bool] {
        let marks = [".", "?", "!", "\u{2026}", "...", "?!", "!!", "??"].map { Array($0.utf8) }
        return (0..<count).map { piece in
            let bytes = bytes(of: UInt16(piece))
            return marks.contains { bytes.elementsEqual($0) }
        }
    }
}
