/// The subword pieces of one side of a model, with the log probabilities of a unigram model.
///
/// Source: Kudo (2018), "Subword Regularization". A piece either begins a word or continues one; the two are different
/// pieces. Pieces `0..<ReservedPiece.firstOrdinary` have no text.
public struct PieceVocabulary: Sendable {
    /// Number of pieces, the reserved ones included.
    public var count: Int { scores.count }
    /// Log probability by piece, zero for reserved ones.
    let scores: MappedArray<Float>
    /// Where the text of each piece begins in `text`; one more element than pieces.
    let textStarts: MappedArray<UInt32>
    let text: MappedArray<UInt8>
    /// One where a piece begins a word.
    let begins: MappedArray<UInt8>
    /// Keys of the open-addressing table, zero where a slot is free.
    let keys: MappedArray<UInt64>
    /// Pieces of the table.
    let slots: MappedArray<UInt16>
    /// Longest text of a piece in bytes.
    public let longestPiece: Int

    /// Reads the image of a vocabulary.
    ///
    /// - Parameter file: Bytes that `image(of:)` made.
    /// - Throws: `BundleError` for another kind of file, a newer version or sizes that do not agree.
    public init(_ file: MappedFile) throws(BundleError) {
        var reader = try ImageReader(file, mark: "CHAKAPV1", version: 1)
        longestPiece = try reader.number()
        scores = try reader.section(of: Float.self)
        textStarts = try reader.section(of: UInt32.self)
        text = try reader.section(of: UInt8.self)
        begins = try reader.section(of: UInt8.self)
        keys = try reader.section(of: UInt64.self)
        slots = try reader.section(of: UInt16.self)
        let first = Int(ReservedPiece.firstOrdinary)
        guard count >= first, count <= 65_535, textStarts.count == count + 1, begins.count == count,
            keys.count == slots.count, keys.count.nonzeroBitCount == 1, keys.count > count,
            textStarts[count] == text.count, (1...max(1, text.count)).contains(longestPiece)
        else { throw reader.corrupt("its sizes do not agree") }
        // A search in the table ends at a free slot.
        guard keys.buffer.contains(0) else { throw reader.corrupt("its table is full") }
        for piece in 0..<count where textStarts[piece] > textStarts[piece + 1] {
            throw reader.corrupt("piece \(piece) has no text")
        }
        for slot in 0..<slots.count where slots[slot] >= count {
            throw reader.corrupt("slot \(slot) holds no piece")
        }
    }

    /// Whether a piece begins a word; carried pieces do.
    @inlinable public func beginsWord(_ piece: UInt16) -> Bool { _begins[Int(piece)] != 0 }

    @usableFromInline var _begins: UnsafePointer<UInt8> { begins.base }

    /// The bytes of a piece, without a mark for the beginning of a word; none for reserved pieces.
    public func bytes(of piece: UInt16) -> UnsafeBufferPointer<UInt8> {
        let start = Int(textStarts[Int(piece)])
        return UnsafeBufferPointer(start: text.base + start, count: Int(textStarts[Int(piece) + 1]) - start)
    }

    /// The piece with a key, or `ReservedPiece.unknown`.
    @inline(__always) func piece(for key: UInt64) -> UInt16 {
        let mask = keys.count - 1
        var slot = PieceHash.slot(key, mask: mask)
        while true {
            let found = keys[slot]
            if found == key { return slots[slot] }
            if found == 0 { return ReservedPiece.unknown }
            slot = (slot + 1) & mask
        }
    }

    /// The image of a vocabulary.
    ///
    /// - Parameter pieces: Text, whether the piece begins a word, and log probability; at most 65,529, each once.
    /// - Returns: The bytes of the file.
    public static func image(of pieces: [(text: [UInt8], beginsWord: Bool, score: Float)]) -> [UInt8] {
        let first = Int(ReservedPiece.firstOrdinary)
        precondition(pieces.count + first <= 65_535)
        var starts = [UInt32](repeating: 0, count: first + 1)
        var text: [UInt8] = []
        var begins = [UInt8](repeating: 1, count: first)
        var scores = [Float](repeating: 0, count: first)
        var size = 64
        while size < (pieces.count + first) * 2 { size *= 2 }
        var keys = [UInt64](repeating: 0, count: size)
        var slots = [UInt16](repeating: 0, count: size)
        for (index, piece) in pieces.enumerated() {
            text += piece.text
            starts.append(UInt32(text.count))
            begins.append(piece.beginsWord ? 1 : 0)
            scores.append(piece.score)
            let key = piece.text.reduce(PieceHash.seed(beginsWord: piece.beginsWord), PieceHash.extended)
            var slot = PieceHash.slot(key, mask: size - 1)
            while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
            keys[slot] = key
            slots[slot] = UInt16(index + first)
        }
        var writer = ImageWriter(mark: "CHAKAPV1", version: 1)
        writer.add(number: pieces.map(\.text.count).max() ?? 1)
        writer.add(scores)
        writer.add(starts)
        writer.add(text)
        writer.add(begins)
        writer.add(keys)
        writer.add(slots)
        return writer.image()
    }
}
