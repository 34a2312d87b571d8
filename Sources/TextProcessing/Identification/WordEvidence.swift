/// What each word of a text says about the language, relative to the language it fits best.
struct WordEvidence {
    private let text: IdentificationWords
    private var lanes: [LetterModel.Lanes] = []
    private var letters: [Int] = []

    /// Places of the words.
    var indices: Range<Int> { lanes.indices }

    /// Scans a text and scores its words.
    init(_ text: String, identifier: LanguageIdentifier) {
        var copy = text
        let words = copy.withUTF8 { IdentificationWords($0) }
        self.text = words
        lanes.reserveCapacity(words.words.count)
        let isShouted = words.words.allSatisfy { $0.capitals == $0.letters.count }
        for word in words.words {
            let codes = words.codes[word.letters]
            if Self.isSilent(word, codes, isShouted: isShouted, names: identifier.names) {
                lanes.append(.zero)
                letters.append(0)
            } else {
                let isName = word.isCapitalized && !word.followsBreak && !lanes.isEmpty && !isShouted
                let limit = Self.limit(letters: codes.count) * (isName ? LanguageIdentifier.nameShare : 1)
                lanes.append(Self.relative(identifier.model.score(codes), identifier.lanesInUse, limit: limit))
                letters.append(codes.count)
            }
        }
    }

    /// Names, acronyms inside other text, addresses and codes say nothing about the language.
    private static func isSilent(
        _ word: IdentificationWords.Word, _ codes: ArraySlice<UInt8>, isShouted: Bool, names: Set<[UInt8]>
    ) -> Bool {
        if word.isOpaque { return true }
        if word.capitals > 1 && word.capitals == codes.count && !isShouted && codes.count <= 6 { return true }
        return word.isCapitalized && names.contains(Array(codes))
    }

    /// Most that a word may say: short words belong to many languages, and Spanish phrases stand in Quechua sentences.
    private static func limit(letters: Int) -> Float {
        min(
            LanguageIdentifier.wordLimit,
            LanguageIdentifier.wordLimitBase + LanguageIdentifier.letterLimit * Float(letters))
    }

    private static func relative(
        _ scores: LetterModel.Lanes, _ lanesInUse: [Int], limit: Float
    ) -> LetterModel.Lanes {
        let background = LetterModel.laneCount - 1
        var best = -Float.infinity
        for lane in lanesInUse where lane != background { best = max(best, scores[lane]) }
        var scores = scores
        scores[background] = min(scores[background], best + LanguageIdentifier.backgroundLimit)
        let relative = scores - max(best, scores[background])
        let isMatrix =
            relative[LanguageIdentifier.Served.quechua.rawValue] == 0
            || relative[LanguageIdentifier.Served.aymara.rawValue] == 0
        let lowest = LetterModel.Lanes(repeating: -limit * (isMatrix ? LanguageIdentifier.matrixShare : 1))
        return relative.replacing(with: lowest, where: relative .< lowest)
    }

    /// Whether a word says anything.
    func isTelling(_ place: Int) -> Bool { letters[place] > 0 }

    /// Evidence of one word: 0 for the language it fits best, negative for the others.
    func evidence(_ place: Int) -> LetterModel.Lanes { lanes[place] }

    /// Whether punctuation stands before a word.
    func followsBreak(_ place: Int) -> Bool { text.words[place].followsBreak }

    /// Where a span that begins with a word begins, in UTF-8 bytes.
    func start(_ place: Int) -> Int { text.starts[place] }

    /// Summed evidence of consecutive words, and how many letters it rests on.
    func sum(_ words: Range<Int>) -> (lanes: LetterModel.Lanes, letters: Int) {
        var sum = LetterModel.Lanes.zero
        var count = 0
        for place in words {
            sum += lanes[place]
            count += letters[place]
        }
        return (sum, count)
    }

    /// What each telling word says about the Quechua variety; nil for words without a marker.
    func quechuaWeights(_ words: Range<Int>, _ evidence: QuechuaVarietyEvidence) -> [Double?] {
        words.filter(isTelling).map { evidence.weight(of: text.codes[text.words[$0].letters]) }
    }
}
