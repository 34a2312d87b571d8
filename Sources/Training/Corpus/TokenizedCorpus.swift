import PhraseMT

/// The training text of both sides as word types, with what each pair counts.
struct TokenizedCorpus {
    private(set) var source = TokenizedSide()
    private(set) var target = TokenizedSide()
    private(set) var weights: [Float] = []
    private(set) var corpora: [UInt8] = []
    private(set) var lines: [UInt32] = []
    private(set) var units: [UnitIdentifier] = []
    private(set) var isFact: [Bool] = []
    /// For each pair, which carried piece of the source is which of the target, both counted among carried pieces.
    private(set) var carried: [[(source: Int, target: Int)]] = []

    /// Source words seen this often or less may be carried names.
    private static let rareCount = 5
    /// A word of more bytes is no word: it is carried as a name.
    private static let longestWord = 200

    /// Number of pairs.
    var count: Int { weights.count }

    /// Reads pairs.
    init(_ pairs: [TrainingPair]) {
        var occurrences: [[UInt8]: Int] = [:]
        for pair in pairs {
            for token in pair.source where token.role == .ordinary { occurrences[token.lowercased, default: 0] += 1 }
        }
        for pair in pairs {
            let names = pair.isFact ? [] : NameMarking.names(in: pair) { occurrences[$0, default: 0] <= Self.rareCount }
            let namedSources = Set(names.map(\.source))
            var codes: [Int32] = []
            for (position, token) in pair.source.enumerated() {
                codes.append(
                    namedSources.contains(position)
                        ? -Int32(ReservedPiece.name) : Self.code(of: token, in: &source))
            }
            source.append(codes)
            codes.removeAll(keepingCapacity: true)
            for (position, token) in pair.target.enumerated() {
                guard let name = names.first(where: { $0.target == position }) else {
                    codes.append(Self.code(of: token, in: &target))
                    continue
                }
                codes.append(-Int32(ReservedPiece.name))
                let suffix = token.lowercased.dropFirst(pair.source[name.source].lowercased.count)
                if !suffix.isEmpty { codes.append(target.type(of: Array(suffix)) * 2 + 1) }
            }
            target.append(codes)
            carried.append(Self.carriedPairs(pair, names))
            weights.append(pair.weight)
            corpora.append(UInt8(pair.corpus))
            lines.append(UInt32(pair.line))
            units.append(pair.unit)
            isFact.append(pair.isFact)
        }
    }

    /// Carried tokens with the same text, each once, in order; names as they were marked.
    private static func carriedPairs(
        _ pair: TrainingPair, _ names: [(source: Int, target: Int)]
    ) -> [(source: Int, target: Int)] {
        let sources = pair.source.indices.filter { index in
            isCarried(pair.source[index]) || names.contains { $0.source == index }
        }
        let targets = pair.target.indices.filter { index in
            isCarried(pair.target[index]) || names.contains { $0.target == index }
        }
        var taken: Set<Int> = []
        var result: [(source: Int, target: Int)] = []
        for (ordinal, position) in sources.enumerated() {
            let name = names.first { $0.source == position }
            let match = targets.indices.first { other in
                guard !taken.contains(other) else { return false }
                if let name { return targets[other] == name.target }
                let candidate = pair.target[targets[other]]
                return candidate.role == pair.source[position].role
                    && candidate.lowercased == pair.source[position].lowercased
            }
            if let match {
                taken.insert(match)
                result.append((ordinal, match))
            }
        }
        return result
    }

    private static func code(of token: SurfaceToken, in side: inout TokenizedSide) -> Int32 {
        switch token.role {
        case .number: -Int32(ReservedPiece.number)
        case .fixed: -Int32(ReservedPiece.fixed)
        case .name: -Int32(ReservedPiece.name)
        case .ordinary: isCarried(token) ? -Int32(ReservedPiece.name) : side.type(of: token.lowercased) * 2
        }
    }

    /// Whether a token that is no marked name becomes a carried piece.
    private static func isCarried(_ token: SurfaceToken) -> Bool {
        token.role != .ordinary || token.lowercased.count > longestWord
    }

    /// Occurrences of the word types of a side; those of facts count as `factWeight`, parts of names not at all.
    func counts(_ side: TokenizedSide, factWeight: Double) -> [Double] {
        var counts = [Double](repeating: 0, count: side.types.count)
        for sentence in 0..<side.count {
            let weight = isFact[sentence] ? factWeight : 1
            for code in side[sentence] where code >= 0 && code & 1 == 0 { counts[Int(code / 2)] += weight }
        }
        return counts
    }
}
