import Accessibility

/// Scores of glosses against a signer's, summed over lines.
struct GlossScore {
    /// Counts of one line.
    struct Counts {
        var matches = 0
        var hypothesis = 0
        var reference = 0
        var bigramMatches = 0
        var bigrams = 0
        var edits = 0
        var pairs = 0
        var orderedPairs = 0
    }

    /// One entry for each line.
    let lines: [Counts]

    init(_ hypotheses: [[String]], _ references: [[String]]) {
        lines = zip(hypotheses, references).map { Self.counts($0, $1) }
    }

    /// Tokens of the data: uncertain signs left out, letters joined (`M I N E` and `M-I-N-E` are `MINE`).
    static func reference(_ text: some StringProtocol, separator: String = "") -> [String] {
        var tokens: [String] = []
        var run: [String] = []
        func flush() {
            if run.count > 1 { tokens.append(run.joined(separator: separator)) } else { tokens += run }
            run = []
        }
        for word in text.split(separator: " ") {
            let word = word.hasSuffix("?") ? String(word.prefix { $0 != "?" }) : String(word)
            if word.isEmpty || word == "NNN" { continue }
            if word.count == 1, word.first?.isLetter == true {
                run.append(word)
                continue
            }
            flush()
            let letters = word.split(separator: "-")
            tokens.append(
                letters.count > 1 && letters.allSatisfy { $0.count <= 2 } ? letters.joined(separator: separator) : word)
        }
        flush()
        return tokens
    }

    /// Order-blind F1 of tokens over all lines, 0 to 100.
    static func f1(_ lines: [Counts]) -> Double {
        let matches = Double(lines.reduce(0) { $0 + $1.matches })
        let size = Double(lines.reduce(0) { $0 + $1.hypothesis + $1.reference })
        return size == 0 ? 0 : 200 * matches / size
    }

    /// BLEU of words and pairs over all lines with brevity penalty, 0 to 100.
    static func bleu2(_ lines: [Counts]) -> Double {
        let sums = lines.reduce(into: Counts()) { sum, line in
            sum.matches += line.matches
            sum.hypothesis += line.hypothesis
            sum.reference += line.reference
            sum.bigramMatches += line.bigramMatches
            sum.bigrams += line.bigrams
        }
        guard sums.hypothesis > 0, sums.bigrams > 0 else { return 0 }
        let precision =
            Double(sums.matches) / Double(sums.hypothesis) * Double(sums.bigramMatches) / Double(sums.bigrams)
        let ratio = Double(sums.reference) / Double(sums.hypothesis)
        let penalty = ratio > 1 ? GlossScore.exponential(1 - ratio) : 1
        return 100 * penalty * precision.squareRoot()
    }

    /// Edits for each hundred signs of the reference.
    static func wordErrorRate(_ lines: [Counts]) -> Double {
        100 * Double(lines.reduce(0) { $0 + $1.edits }) / Double(max(1, lines.reduce(0) { $0 + $1.reference }))
    }

    /// Share of pairs of shared signs that stand in the signer's order, 0 to 100.
    static func orderAgreement(_ lines: [Counts]) -> Double {
        100 * Double(lines.reduce(0) { $0 + $1.orderedPairs }) / Double(max(1, lines.reduce(0) { $0 + $1.pairs }))
    }

    /// Share of resamples of the lines in which this scores above the other by at least a margin.
    func winRate(
        over other: GlossScore, by margin: Double, samples: Int, _ score: ([Counts]) -> Double
    ) -> Double {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var wins = 0
        for _ in 0..<samples {
            var own: [Counts] = []
            var theirs: [Counts] = []
            for _ in lines.indices {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let index = Int((state >> 33) % UInt64(lines.count))
                own.append(lines[index])
                theirs.append(other.lines[index])
            }
            if score(own) >= score(theirs) + margin { wins += 1 }
        }
        return Double(wins) / Double(samples)
    }

    private static func counts(_ hypothesis: [String], _ reference: [String]) -> Counts {
        var counts = Counts()
        counts.hypothesis = hypothesis.count
        counts.reference = reference.count
        counts.matches = shared(hypothesis, reference)
        counts.bigramMatches = shared(pairs(hypothesis), pairs(reference))
        counts.bigrams = max(0, hypothesis.count - 1)
        counts.edits = GlossCorpus.edits(from: hypothesis, to: reference)
        let both = hypothesis.filter { word in
            hypothesis.count { $0 == word } == 1 && reference.count { $0 == word } == 1
        }
        let places = both.compactMap { reference.firstIndex(of: $0) }
        for (index, place) in places.enumerated() {
            for later in places[(index + 1)...] {
                counts.pairs += 1
                if place < later { counts.orderedPairs += 1 }
            }
        }
        return counts
    }

    private static func pairs(_ words: [String]) -> [String] {
        zip(words, words.dropFirst()).map { "\($0) \($1)" }
    }

    private static func shared(_ one: [String], _ other: [String]) -> Int {
        var left: [String: Int] = [:]
        for word in other { left[word, default: 0] += 1 }
        return one.count { word in
            guard let count = left[word], count > 0 else { return false }
            left[word] = count - 1
            return true
        }
    }

    private static func exponential(_ value: Double) -> Double {
        var sum = 1.0
        var term = 1.0
        for order in 1..<60 {
            term *= value / Double(order)
            sum += term
        }
        return sum
    }
}
