extension PieceVocabulary {
    /// The most probable pieces of a word.
    ///
    /// Viterbi over the unigram model; ties go to the longer last piece. Complexity: O(n · longest piece).
    ///
    /// - Parameters:
    ///   - word: UTF-8 bytes of a word in lower case.
    ///   - pieces: Receives the pieces.
    ///   - continuing: Whether the bytes continue a word, so that their first piece may not begin one.
    /// - Returns: False, with nothing added, where a letter is in no piece.
    public func segment(
        _ word: some Collection<UInt8>, into pieces: inout [UInt16], continuing: Bool = false
    ) -> Bool {
        word.withContiguousStorageIfAvailable { segment(buffer: $0, into: &pieces, continuing) }
            ?? Array(word).withUnsafeBufferPointer { segment(buffer: $0, into: &pieces, continuing) }
    }

    private func segment(
        buffer word: UnsafeBufferPointer<UInt8>, into pieces: inout [UInt16], _ continuing: Bool
    ) -> Bool {
        let length = word.count
        guard length > 0, length <= 512 else { return false }
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: length + 1) { best in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: length + 1) { back in
                best.initialize(repeating: -.infinity)
                back.initialize(repeating: 0)
                best[0] = 0
                for start in 0..<length where best[start] > -.infinity {
                    var key = PieceHash.seed(beginsWord: start == 0 && !continuing)
                    for end in start..<min(length, start + longestPiece) {
                        key = PieceHash.extended(key, word[end])
                        // A piece ends where a scalar does.
                        guard end + 1 == length || word[end + 1] & 0xC0 != 0x80 else { continue }
                        let piece = piece(for: key)
                        guard piece != ReservedPiece.unknown else { continue }
                        let score = best[start] + scores[Int(piece)]
                        if score > best[end + 1] {
                            best[end + 1] = score
                            back[end + 1] = UInt32(start) << 16 | UInt32(piece)
                        }
                    }
                }
                guard best[length] > -.infinity else { return false }
                let first = pieces.count
                var end = length
                while end > 0 {
                    pieces.append(UInt16(truncatingIfNeeded: back[end]))
                    end = Int(back[end] >> 16)
                }
                pieces[first...].reverse()
                return true
            }
        }
    }
}
