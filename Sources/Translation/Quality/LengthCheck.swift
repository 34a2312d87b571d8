import TextProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds answers much longer or shorter than translations of such sources are.
struct LengthCheck: Sendable {
    /// Factor above or below the expected length from which an answer is worth less.
    let loweringFactor: Double
    /// Factor from which it is of no use.
    let disqualifyingFactor: Double
    /// Scalars a source needs before its length says anything.
    let leastLength: Int

    init(loweringFactor: Double = 2, disqualifyingFactor: Double = 3, leastLength: Int = 20) {
        self.loweringFactor = loweringFactor
        self.disqualifyingFactor = disqualifyingFactor
        self.leastLength = leastLength
    }

    /// Looks at an answer; `isCoarse` is for word-by-word answers, of whose length less can be said.
    func finding(source: ComparedText, target: ComparedText, pair: LanguagePair) -> Finding? {
        guard source.length >= leastLength else { return nil }
        let expected = Double(source.length) * Self.ratio(of: pair)
        let factor = abs(log(max(1, Double(target.length)) / expected))
        // A short source says less of the length of its translation.
        let ease = source.length < 60 ? 1.5 : 1
        guard factor > log(loweringFactor * ease) else { return nil }
        return Finding(.oddLength, factor: 0.6, isDisqualifying: factor > log(disqualifyingFactor * ease))
    }

    /// Scalars of a translation for each scalar of its source; 1 where it was not measured.
    static func ratio(of pair: LanguagePair) -> Double {
        let (source, target) = (weight(of: pair.source), weight(of: pair.target))
        return target / source
    }

    /// Scalars that a language needs for what Spanish says in one.
    private static func weight(of variety: LanguageVariety) -> Double {
        switch variety.language {
        case "en": 0.84
        case "qu", "quy", "quz": 0.95
        case "ay", "ayr": 0.92
        default: 1
        }
    }
}
