import PhraseMT

/// Replaces the links of carried pieces by what their texts say.
enum CarriedLinks {
    /// Links of a pair in which each carried piece is linked to its partner, or to nothing.
    ///
    /// - Parameters:
    ///   - links: Links as aligned.
    ///   - source: Pieces of the source.
    ///   - target: Pieces of the target.
    ///   - carried: Partners, counted among the carried pieces of each side.
    /// - Returns: Links, sorted by source, then target.
    static func repaired(
        _ links: [(source: Int, target: Int)], source: ArraySlice<UInt16>, target: ArraySlice<UInt16>,
        carried: [(source: Int, target: Int)]
    ) -> [(source: Int, target: Int)] {
        let sources = positions(source)
        let targets = positions(target)
        guard !sources.isEmpty || !targets.isEmpty else { return links }
        var result = links.filter { link in
            !ReservedPiece.isCarried(source[source.startIndex + link.source])
                && !ReservedPiece.isCarried(target[target.startIndex + link.target])
        }
        for pair in carried where pair.source < sources.count && pair.target < targets.count {
            result.append((sources[pair.source], targets[pair.target]))
        }
        return result.sorted { $0.source == $1.source ? $0.target < $1.target : $0.source < $1.source }
    }

    private static func positions(_ pieces: ArraySlice<UInt16>) -> [Int] {
        pieces.indices.filter { ReservedPiece.isCarried(pieces[$0]) }.map { $0 - pieces.startIndex }
    }
}
