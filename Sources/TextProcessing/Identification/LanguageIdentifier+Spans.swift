extension LanguageIdentifier {
    /// What a change of language costs, as a natural logarithm: going and coming back costs more than one word can gain,
    /// so that a loan word makes no span, while a clause does.
    static let switchCost: Float = 9
    /// What it costs at a comma, a quotation mark or the end of a sentence.
    static let switchCostAtBreak: Float = 6
    /// What it costs more to go over to a language that is not served: names that are not listed look like one.
    static let switchCostOutOfSet: Float = 4
    /// Fewest telling words of a span without a served language inside other text.
    static let leastOutOfSetWords = 4

    /// Divides a text into stretches of one language each.
    ///
    /// The most probable sequence of languages over the words (Viterbi 1967), where staying is free and changing has a
    /// cost. Words that say nothing go with their neighbours.
    ///
    /// - Parameter text: Text in NFC.
    /// - Returns: Spans in order, covering the text without gap; none when the text is empty.
    public func spans(in text: String) -> [IdentifiedSpan] {
        let length = text.utf8.count
        guard length > 0 else { return [] }
        let evidence = WordEvidence(text, identifier: self)
        var spans: [IdentifiedSpan] = []
        for words in stretches(evidence) {
            let start = words.lowerBound == 0 ? 0 : evidence.start(words.lowerBound)
            let end = words.upperBound == evidence.indices.upperBound ? length : evidence.start(words.upperBound)
            let identification = identification(of: evidence, words: words)
            spans.append(IdentifiedSpan(range: ByteRange(start, end), identification: identification))
        }
        if spans.isEmpty {
            spans.append(IdentifiedSpan(range: ByteRange(0, length), identification: .undetermined))
        }
        return spans
    }

    /// Runs of words of one served language, or of none; a run begins at a whitespace.
    private func stretches(_ evidence: WordEvidence) -> [Range<Int>] {
        guard !evidence.indices.isEmpty else { return [] }
        var labels = bestPath(evidence).map { Served(rawValue: $0) }
        let first = runs(labels, evidence)
        for (place, run) in first.enumerated() where first.count > 1 && isWeak(run, labels[run.lowerBound], evidence) {
            let label = place > 0 ? labels[run.lowerBound - 1] : labels[run.upperBound]
            for word in run { labels[word] = label }
        }
        return runs(labels, evidence)
    }

    /// Whether a run is too short to stand: a single word, or a few words of no served language, which mostly are names.
    private func isWeak(_ run: Range<Int>, _ label: Served?, _ evidence: WordEvidence) -> Bool {
        run.count(where: evidence.isTelling) < (label == nil ? Self.leastOutOfSetWords : 2)
    }

    private func runs(_ labels: [Served?], _ evidence: WordEvidence) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for place in labels.indices.dropFirst()
        where labels[place] != labels[place - 1] && evidence.start(place) > evidence.start(start) {
            runs.append(start..<place)
            start = place
        }
        runs.append(start..<labels.count)
        return runs
    }

    private func bestPath(_ evidence: WordEvidence) -> [Int] {
        let lanes = lanesInUse
        var scores = [Float](repeating: 0, count: lanes.count)
        var cameFrom: [UInt8] = []
        cameFrom.reserveCapacity(lanes.count * evidence.indices.count)
        for place in evidence.indices {
            var best = 0
            for lane in scores.indices where scores[lane] > scores[best] { best = lane }
            let cost = evidence.followsBreak(place) ? Self.switchCostAtBreak : Self.switchCost
            let leaving = scores[best] - cost
            let word = evidence.evidence(place)
            for lane in scores.indices {
                let extra = Served(rawValue: lanes[lane]) == nil ? Self.switchCostOutOfSet : 0
                let switched = leaving - extra
                let isStaying = place == 0 || scores[lane] >= switched
                cameFrom.append(UInt8(isStaying ? lane : best))
                scores[lane] = (isStaying ? scores[lane] : switched) + word[lanes[lane]]
            }
        }
        var lane = 0
        for other in scores.indices where scores[other] > scores[lane] { lane = other }
        var path = [Int](repeating: 0, count: evidence.indices.count)
        for place in evidence.indices.reversed() {
            path[place] = lanes[lane]
            lane = Int(cameFrom[place * lanes.count + lane])
        }
        return path
    }
}
