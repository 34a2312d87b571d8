/// Phrase pairs in a mapped file: a trie of source phrases whose nodes list their translations.
///
/// Source: Zens and Ney (2007), "Efficient Phrase-table Representation for Machine Translation". Nodes stand level by
/// level; the children of node `n` are nodes `children[n]..<children[n + 1]`, sorted by piece; its translations are
/// records `records[n]..<records[n + 1]`, the best first.
public struct PhraseTable: Sendable {
    /// Number of corpora the pairs came from.
    public let corpusCount: Int
    /// Longest source phrase in pieces.
    public let longestSource: Int
    @usableFromInline let pieces: MappedArray<UInt16>
    @usableFromInline let children: MappedArray<UInt32>
    @usableFromInline let recordStarts: MappedArray<UInt32>
    @usableFromInline let records: MappedArray<PhraseRecord>
    @usableFromInline let targetStarts: MappedArray<UInt32>
    @usableFromInline let targetPieces: MappedArray<UInt16>
    /// Up to three units a record was learned from, `UInt32.max` for none.
    let examples: MappedArray<UInt32>

    /// The layout version written.
    static let version: UInt32 = 1

    /// Reads the image of a table.
    ///
    /// - Parameters:
    ///   - file: Bytes that `PhraseTableImage` made.
    ///   - sourceVocabulary: Number of source pieces.
    ///   - targetVocabulary: Number of target pieces.
    /// - Throws: `BundleError` for another kind of file, a newer version or references that lead nowhere.
    public init(_ file: MappedFile, sourceVocabulary: Int, targetVocabulary: Int) throws(BundleError) {
        var reader = try ImageReader(file, mark: "CHAKAPT1", version: Self.version)
        corpusCount = try reader.number()
        longestSource = try reader.number()
        let vocabularies = (try reader.number(), try reader.number())
        pieces = try reader.section(of: UInt16.self)
        children = try reader.section(of: UInt32.self)
        recordStarts = try reader.section(of: UInt32.self)
        records = try reader.section(of: PhraseRecord.self)
        targetStarts = try reader.section(of: UInt32.self)
        targetPieces = try reader.section(of: UInt16.self)
        examples = try reader.section(of: UInt32.self)
        guard vocabularies == (sourceVocabulary, targetVocabulary), pieces.count > 0,
            children.count == pieces.count + 1, recordStarts.count == pieces.count + 1, targetStarts.count > 0,
            children[pieces.count] == pieces.count, recordStarts[pieces.count] == records.count,
            targetStarts[targetStarts.count - 1] == targetPieces.count, examples.count == records.count * 3,
            (1...16).contains(longestSource), (0...16).contains(corpusCount)
        else { throw reader.corrupt("its sizes do not agree") }
        // The search counts the pieces of a phrase in bytes and looks them up without asking.
        for number in 0..<targetStarts.count - 1
        where targetStarts[number] > targetStarts[number + 1] || targetStarts[number + 1] - targetStarts[number] > 255 {
            throw reader.corrupt("target \(number)")
        }
        guard targetPieces.buffer.allSatisfy({ $0 < targetVocabulary }) else {
            throw reader.corrupt("a target piece is in no vocabulary")
        }
    }

    /// Number of phrase pairs.
    public var count: Int { records.count }

    /// The child of a node under a piece, or nil.
    @inlinable public func child(of node: Int, piece: UInt16) -> Int? {
        var low = Int(children.base[node])
        let end = Int(children.base[node + 1])
        var high = min(end, pieces.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces.base[middle] < piece { low = middle + 1 } else { high = middle }
        }
        return low < end && low < pieces.count && pieces.base[low] == piece ? low : nil
    }

    /// Numbers of the records of a node.
    @inlinable public func translations(of node: Int) -> Range<Int> {
        let upper = min(Int(recordStarts.base[node + 1]), records.count)
        return min(Int(recordStarts.base[node]), upper)..<upper
    }

    /// The record with a number.
    @inlinable public func record(_ number: Int) -> PhraseRecord { records.base[number] }

    /// The pieces of a target phrase; none for a number the table does not have.
    @inlinable public func target(_ number: UInt32) -> UnsafeBufferPointer<UInt16> {
        guard Int(number) + 1 < targetStarts.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let start = Int(targetStarts.base[Int(number)])
        let end = min(Int(targetStarts.base[Int(number) + 1]), targetPieces.count)
        return UnsafeBufferPointer(start: targetPieces.base + min(start, end), count: max(0, end - start))
    }

    /// The units a record was learned from, at most three.
    public func examples(of record: Int) -> [Int] {
        (0..<3).map { examples[record * 3 + $0] }.filter { $0 != .max }.map(Int.init)
    }
}
