#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Tells Spanish, Quechua (Chanka, Collao), Aymara and English apart, and says when it cannot.
///
/// Two decisions, one after the other. The language comes from letter n-gram models (``LetterModel``) of each language, of
/// languages that are not served, and of text that is no language; each word adds its log-probability, at most
/// ``wordLimit`` below the best, so that a loan word or a name cannot outweigh a sentence. The Quechua variety comes from
/// spellings that only one of them has (``QuechuaVarietyEvidence``).
public struct LanguageIdentifier: Sendable {
    typealias Lanes = LetterModel.Lanes

    /// Most that one word may speak against a language, as a natural logarithm.
    static let wordLimit: Float = 11
    /// The part of that limit that every word has, and the part that each letter adds.
    static let wordLimitBase: Float = 3
    static let letterLimit: Float = 0.9
    /// Share of the limit that is left to a capitalized word inside a sentence, which often is a name.
    static let nameShare: Float = 0.5
    /// How much more a Quechua or Aymara word may say: Spanish nouns and whole phrases stand in their sentences, whose
    /// suffixes tell the language of the frame (Myers-Scotton 1993), and seldom the other way round.
    static let matrixShare: Float = 1.5
    /// Most that one word may speak for text of no language: names and typing errors look like it.
    static let backgroundLimit: Float = 2.5
    /// Natural logarithm of how much rarer a language that is not served, and text of no language, are beforehand.
    static let outOfSetPrior = -1.5
    /// Share of the summed evidence that is believed: letters of a word are not independent, nor words of a text.
    static let temperature: Float = 0.55
    /// Confidence below which no language is named.
    static let leastConfidence = 0.5
    /// Confidence of the language (variety set aside) from which it may be acted upon without asking.
    static let reliableConfidence = 0.85
    /// Texts of fewer letters than this are not judged: `no`, `OK`, `ya` belong to many languages.
    static let leastLetters = 3

    /// The lane of each language that is reported.
    enum Served: Int, CaseIterable {
        case spanish, quechua, aymara, english

        static let varieties: [LanguageVariety] = [.spanish, .chankaQuechua, .collaoQuechua, .centralAymara, .english]

        func includes(_ variety: LanguageVariety) -> Bool {
            switch self {
            case .spanish: variety == .spanish
            case .quechua: variety == .chankaQuechua || variety == .collaoQuechua
            case .aymara: variety == .centralAymara
            case .english: variety == .english
            }
        }
    }

    let model: LetterModel
    let quechua: QuechuaVarietyEvidence
    let names: Set<[UInt8]>
    /// Which lanes take part: served languages, out-of-set languages, background.
    let lanesInUse: [Int]
    /// Bytes of training text by tag, out-of-set languages included.
    public let trainingSizes: [(tag: String, bytes: Int)]

    /// Trains from the text files of a folder, as `corpora/identification` has them.
    ///
    /// - Parameter path: The folder.
    /// - Throws: ``IdentificationError`` when the folder lacks a profile or a file has not its form.
    public init(directory path: String) throws(IdentificationError) {
        let texts = try TrainingText.all(inDirectory: path)
        var profiles = [[[UInt8]]](repeating: [], count: Served.allCases.count)
        for variety in Served.varieties {
            let own = texts.filter { $0.role == .served && $0.variety == variety.tag }
            guard !own.isEmpty else { throw .missingProfile(variety: variety) }
            for served in Served.allCases where served.includes(variety) {
                profiles[served.rawValue].append(contentsOf: own.map(\.body))
            }
        }
        let outOfSet = texts.filter { $0.role == .outOfSet }
        profiles.append(contentsOf: outOfSet.map { [$0.body] })
        guard profiles.count < LetterModel.laneCount else {
            throw .tooManyProfiles(path: path, limit: LetterModel.laneCount - 1)
        }
        guard let table = texts.first(where: { $0.role == .markers }) else {
            throw .missingProfile(variety: .collaoQuechua)
        }
        model = LetterModel(training: profiles)
        quechua = try QuechuaVarietyEvidence(table: table)
        lanesInUse = Array(profiles.indices) + [LetterModel.laneCount - 1]
        trainingSizes = texts.filter { $0.role == .served || $0.role == .outOfSet }.map { ($0.variety, $0.body.count) }
        var names: Set<[UInt8]> = []
        for text in texts where text.role == .names {
            let scanned = text.body.withUnsafeBufferPointer { IdentificationWords($0) }
            for word in scanned.words { names.insert(Array(scanned.codes[word.letters])) }
        }
        self.names = names
    }

    /// Tells the language of a whole text.
    ///
    /// - Parameters:
    ///   - text: Text in NFC; any member of the apostrophe family will do.
    ///   - among: Varieties to choose from (macrolanguages stand for their members); all when nil. Languages that are not
    ///     served still lead to `und`.
    /// - Returns: Ranked guesses; the first is `und` with confidence 0 when nothing can be told.
    public func identify(_ text: String, among: Set<LanguageVariety>? = nil) -> Identification {
        let evidence = WordEvidence(text, identifier: self)
        return identification(of: evidence, words: evidence.indices, among: among)
    }

    /// Combines the evidence of consecutive words.
    func identification(
        of evidence: WordEvidence, words: Range<Int>, among: Set<LanguageVariety>? = nil
    ) -> Identification {
        let sums = evidence.sum(words)
        guard sums.letters >= Self.leastLetters else { return .undetermined }
        let allowed = among.map(Self.members)
        let lanes = lanesInUse.filter { lane in
            guard let served = Served(rawValue: lane), let allowed else { return true }
            return allowed.contains(where: served.includes)
        }
        let best = lanes.map { sums.lanes[$0] }.max() ?? 0
        let weights = lanes.map { lane in
            let prior = Served(rawValue: lane) == nil ? Self.outOfSetPrior : 0
            return exp(Double((sums.lanes[lane] - best) * Self.temperature) + prior)
        }
        let total = weights.reduce(0, +)
        var guesses: [LanguageGuess] = []
        var strongest = 0.0
        for (lane, weight) in zip(lanes, weights) {
            guard let served = Served(rawValue: lane) else { continue }
            let confidence = weight / total
            strongest = max(strongest, confidence)
            guesses.append(contentsOf: split(served, confidence, evidence, words, allowed))
        }
        guesses.sort { $0.confidence > $1.confidence }
        guesses.removeAll { $0.confidence < 0.01 }
        if strongest < Self.leastConfidence {
            guesses.insert(LanguageGuess(variety: .undetermined, confidence: 0), at: 0)
        }
        return Identification(guesses: guesses, isReliable: strongest >= Self.reliableConfidence)
    }

    private func split(
        _ served: Served, _ confidence: Double, _ evidence: WordEvidence, _ words: Range<Int>,
        _ allowed: Set<LanguageVariety>?
    ) -> [LanguageGuess] {
        let varieties = Served.varieties.filter { served.includes($0) && allowed?.contains($0) != false }
        guard varieties.count > 1, confidence >= 0.01 else {
            return varieties.map { LanguageGuess(variety: $0, confidence: confidence) }
        }
        let collao = quechua.probabilityOfCollao(wordWeights: evidence.quechuaWeights(words, quechua))
        return varieties.map { variety in
            let share = variety == .collaoQuechua ? collao : 1 - collao
            return LanguageGuess(variety: variety, confidence: confidence * share)
        }
    }

    private static func members(_ asked: Set<LanguageVariety>) -> Set<LanguageVariety> {
        var result: Set<LanguageVariety> = []
        for variety in asked {
            result.insert(variety.withoutRegion)
            result.formUnion(VarietyRegistry.members(of: variety.withoutRegion))
        }
        return result
    }
}
