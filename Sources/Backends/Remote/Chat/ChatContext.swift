public import Translation

/// A text and its translation.
public struct ChatPair: Hashable, Sendable, Encodable {
    /// In the source language.
    public let source: String
    /// In the target language.
    public let target: String

    /// Creates a pair.
    public init(source: String, target: String) {
        self.source = source
        self.target = target
    }
}

/// What a chat model is given beside the segments.
public struct ChatContext: Hashable, Sendable {
    /// Makes the context of a request; called for each one, must be quick.
    public typealias Provider = @Sendable (_ segments: [SegmentInput], _ pair: RemotePair) -> ChatContext

    /// Terms that occur in the segments, as they must be translated.
    public let terms: [ChatPair]
    /// Sentences that people translated, the nearest first.
    public let examples: [ChatPair]

    /// Creates a context.
    public init(terms: [ChatPair] = [], examples: [ChatPair] = []) {
        self.terms = terms
        self.examples = examples
    }

    /// Nothing.
    public static let empty = ChatContext()

    /// The examples whose sources share the most words with any of some texts.
    ///
    /// Nearness is the Dice coefficient of the sets of words, case aside; what shares nothing is no example. Of equally
    /// near ones the first comes first.
    ///
    /// - Parameters:
    ///   - texts: What is to be translated.
    ///   - pool: All examples.
    ///   - count: Most examples wanted.
    /// - Returns: Examples, the nearest first.
    /// - Complexity: O(words of the pool · texts).
    public static func nearest(to texts: [String], among pool: [ChatPair], count: Int) -> [ChatPair] {
        let wanted = texts.map(words)
        var scored: [(score: Double, index: Int)] = []
        for (index, example) in pool.enumerated() {
            let words = words(example.source)
            let score = wanted.map { dice($0, words) }.max() ?? 0
            if score > 0 { scored.append((score, index)) }
        }
        scored.sort { ($1.score, $0.index) < ($0.score, $1.index) }
        return scored.prefix(max(0, count)).map { pool[$0.index] }
    }

    private static func dice(_ left: Set<String>, _ right: Set<String>) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        return 2 * Double(left.intersection(right).count) / Double(left.count + right.count)
    }

    /// Words in small letters; apostrophes belong to them.
    private static func words(_ text: String) -> Set<String> {
        let pieces = text.lowercased().split {
            !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "\u{2019}" || $0 == "\u{2BC}")
        }
        return Set(pieces.map { String($0.map { $0 == "'" || $0 == "\u{2019}" ? "\u{2BC}" : $0 }) })
    }
}
