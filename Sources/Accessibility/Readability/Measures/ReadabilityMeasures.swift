/// Readability of a Spanish text or sentence by formula; higher is easier, but for `lix`.
///
/// The formulas were fitted to Spanish prose of 100 words and more and say nothing about other languages, about lists, or
/// about whether a text is true or complete. For one sentence they are good for comparison only.
public struct ReadabilityMeasures: Hashable, Sendable {
    /// Fewest words from which the measures may be quoted as those of a text.
    public static let sufficientWords = 100

    /// The counts the measures were made of.
    public let counts: ReadabilityCounts
    /// Mean number of words in a sentence.
    public let wordsPerSentence: Double
    /// Mean number of syllables in a word.
    public let syllablesPerWord: Double
    /// Mean number of letters in a word.
    public let lettersPerWord: Double

    /// Creates the measures of some counts; nil when there is no word.
    public init?(_ counts: ReadabilityCounts) {
        guard counts.words > 0, counts.sentences > 0 else { return nil }
        self.counts = counts
        let words = Double(counts.words)
        wordsPerSentence = words / Double(counts.sentences)
        syllablesPerWord = Double(counts.syllables) / words
        lettersPerWord = Double(counts.letters) / words
    }

    /// Szigriszt-Pazos' perspicuity: 206.835 − 62.3 syllables a word − words a sentence.
    ///
    /// Source: Szigriszt Pazos (1993), "Sistemas predictivos de legibilidad del mensaje escrito: fórmula de
    /// perspicuidad", thesis, Universidad Complutense de Madrid.
    public var perspicuity: Double { 206.835 - 62.3 * syllablesPerWord - wordsPerSentence }

    /// Grade of ``perspicuity`` on the INFLESZ scale.
    public var level: PerspicuityLevel { PerspicuityLevel(perspicuity: perspicuity) }

    /// Fernández-Huerta's ease of reading: 206.84 − 60 syllables a word − 1.02 words a sentence.
    ///
    /// Often printed with the number of sentences in 100 words in the last term, by which short sentences would make a
    /// text harder; this is the corrected form.
    ///
    /// Source: Fernández Huerta (1959), "Medidas sencillas de lecturabilidad"; corrected by Law (2011), LINGUIST List
    /// 22.2332.
    public var fernandezHuerta: Double { 206.84 - 60 * syllablesPerWord - 1.02 * wordsPerSentence }

    /// Gutiérrez de Polini's comprehensibility: 95.2 − 9.7 letters a word − 0.35 words a sentence.
    ///
    /// Source: Gutiérrez de Polini (1972), "Investigación sobre lectura en Venezuela".
    public var gutierrezPolini: Double { 95.2 - 9.7 * lettersPerWord - 0.35 * wordsPerSentence }

    /// Björnsson's LIX: words a sentence plus the percentage of words of more than six letters; higher is harder.
    ///
    /// Source: Björnsson (1968), "Läsbarhet". Made for Swedish; for comparison between texts of one language.
    public var lix: Double { wordsPerSentence + 100 * Double(counts.longWords) / Double(counts.words) }

    /// Whether the text is too short for the measures to be more than a hint.
    public var isTooShort: Bool { counts.words < Self.sufficientWords }
}
