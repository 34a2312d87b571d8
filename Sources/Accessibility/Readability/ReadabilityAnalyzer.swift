import FoundationEssentials
import TextProcessing

/// Measures how easy a Spanish text is to read and shows where it could be easier; it changes nothing.
///
/// Complexity: O(n).
public struct ReadabilityAnalyzer: Sendable {
    /// The civic list of plain words.
    public let plainWords: PlainWordLexicon
    private let abbreviations: AbbreviationLexicon
    private let counter: SyllableCounter
    private let acronyms: AcronymCheck
    private let checks: [any ReadabilityCheck]
    private let limits: ReadabilityLimits

    /// Loads the data of the rules.
    ///
    /// - Parameters:
    ///   - path: The folder `lexicons`.
    ///   - limits: From where on rules of size speak.
    /// - Throws: ``ReadabilityDataError`` that names file and line.
    public init(lexicons path: String, limits: ReadabilityLimits = ReadabilityLimits()) throws(ReadabilityDataError) {
        let readings = try AbbreviationReadings(lexicons: path)
        let plainWords = try PlainWordLexicon(lexicons: path)
        abbreviations = try Self.abbreviations(path)
        counter = SyllableCounter(readings: readings)
        acronyms = try AcronymCheck(lexicons: path)
        checks = [
            LongSentenceCheck(limits: limits),
            PassiveCheck(transitiveForms: try Self.transitiveForms(path, plainWords)),
            NounChainCheck(limits: limits), NegationCheck(), VerbFormCheck(),
            PlainWordCheck(lexicon: plainWords),
            WordShapeCheck(limits: limits, lexicon: plainWords, readings: readings), LayoutCheck(limits: limits),
            DateTimeCheck(),
        ]
        self.plainWords = plainWords
        self.limits = limits
    }

    /// Measures and findings of a text in Spanish; for other languages neither means anything.
    public func analyze(_ text: String) -> ReadabilityReport {
        let readable = ReadableText(text, abbreviations: abbreviations, counter: counter)
        var seen: Set<String> = []
        let sentences = readable.sentences.map { sentence in
            let found =
                checks.flatMap { $0.findings(in: sentence) } + acronyms.findings(in: sentence, seen: &seen)
            return ReadabilitySentence(
                range: sentence.range, measures: ReadabilityMeasures(sentence.counts), findings: Self.ordered(found))
        }
        let total = readable.sentences.reduce(ReadabilityCounts.none) { $0 + $1.counts }
        return ReadabilityReport(
            measures: ReadabilityMeasures(total), sentences: sentences,
            paragraphFindings: paragraphFindings(in: readable))
    }

    private static func ordered(_ findings: [ReadabilityFinding]) -> [ReadabilityFinding] {
        findings.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.rule.id)
                < ($1.range.lowerBound, $1.range.upperBound, $1.rule.id)
        }
    }

    private func paragraphFindings(in text: ReadableText) -> [ReadabilityFinding] {
        text.paragraphs.compactMap { paragraph in
            let count = text.sentences[paragraph].count { $0.counts.words > 0 }
            guard count > limits.paragraphSentences, let last = text.sentences[paragraph].last else { return nil }
            return ReadabilityFinding(
                .severalIdeas,
                ByteRange(text.sentences[paragraph.lowerBound].range.lowerBound, last.range.upperBound),
                "Son \(count) oraciones. Divida el párrafo: una idea en cada uno, con un título si ayuda.",
                "\(count) sentences. Divide the paragraph: one idea in each, with a heading where it helps.")
        }
    }

    private static func abbreviations(_ path: String) throws(ReadabilityDataError) -> AbbreviationLexicon {
        let name = "abbreviations.es.txt"
        do {
            let text = try String(contentsOfFile: "\(path)/segmentation/\(name)", encoding: .utf8)
            return try AbbreviationLexicon(parsing: text, file: name)
        } catch let error as AbbreviationFormatError {
            throw ReadabilityDataError(reason: .malformed, file: name, line: error.line)
        } catch {
            throw ReadabilityDataError(reason: .unreadable, file: name, line: 0)
        }
    }

    /// Third persons of verbs that take an object: those of the list and of procedures.
    private static func transitiveForms(
        _ path: String, _ plainWords: PlainWordLexicon
    ) throws(ReadabilityDataError) -> Set<String> {
        let verbs = try SpanishVerbForms(lexicons: path)
        let listed = plainWords.words.filter { $0.partOfSpeech == .verb && !$0.difficult.contains(" ") }
        var result: Set<String> = []
        for verb in listed.map(\.difficult) + proceduralVerbs {
            guard let forms = verbs.forms(of: verb) else { continue }
            result.formUnion(forms.dropFirst(SpanishVerbForms.participle + 1))
        }
        return result
    }

    private static let proceduralVerbs = [
        "aprobar", "presentar", "entregar", "realizar", "publicar", "pagar", "exigir", "comunicar", "prohibir",
        "permitir", "necesitar", "aceptar", "autorizar", "registrar", "cobrar", "calcular", "aplicar", "usar",
        "revisar", "enviar", "dar", "hacer", "pedir", "recomendar", "establecer", "atender", "informar",
    ]
}

extension AbbreviationFormatError {
    fileprivate var line: Int {
        switch self {
        case .missingSeparator(_, let line), .unknownClass(_, let line), .emptyForm(_, let line): line
        }
    }
}
