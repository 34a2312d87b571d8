/// One word link of a sentence pair, 0-based, in Pharaoh order.
public struct AlignmentLink: Hashable, Sendable, BitwiseCopyable {
    /// Position in the source sentence.
    public var source: UInt16
    /// Position in the target sentence.
    public var target: UInt16

    /// The link of a source position and a target position.
    public init(source: UInt16, target: UInt16) {
        self.source = source
        self.target = target
    }
}

/// The links of many sentence pairs, one pair after the other in one array.
///
/// Shape: the links of pair `i` are `links[offsets[i]..<offsets[i + 1]]`, sorted by source, then target position, without
/// repetition; `offsets` has `count + 1` elements.
public struct AlignedLinks: Sendable, Equatable {
    /// All links.
    public private(set) var links: [AlignmentLink] = []
    /// Where the links of each pair begin, and where those of the last one end.
    public private(set) var offsets: [Int] = [0]

    /// No pairs.
    public init() {}

    /// Links of these pairs, each already sorted by source, then target position.
    public init(_ pairs: [[AlignmentLink]]) {
        for pair in pairs { append(pair) }
    }

    /// Number of sentence pairs.
    public var count: Int { offsets.count - 1 }

    /// Adds a pair, which may have no links.
    public mutating func append(_ pair: some Collection<AlignmentLink>) {
        links.append(contentsOf: pair)
        offsets.append(links.count)
    }

    /// Adds the pairs of another value after those of this one.
    mutating func append(contentsOf other: AlignedLinks) {
        let base = links.count
        links.append(contentsOf: other.links)
        offsets.append(contentsOf: other.offsets.dropFirst().lazy.map { $0 + base })
    }

    /// The links of a pair.
    public subscript(index: Int) -> ArraySlice<AlignmentLink> { links[offsets[index]..<offsets[index + 1]] }
}
