public import Accessibility
public import TextProcessing
public import Translation

/// A file of captions on its way: read, translated, fitted, checked, written.
///
/// Nothing here waits for an engine: whoever holds the job sends ``requests(to:policy:isStored:)`` and hands the answers
/// to ``translate(_:to:)``. The steps of a long file take up to seconds of work, so a server does them off its event loops.
public struct CaptionJob: Sendable {
    /// Characters from which the language is told.
    static let identifiedCharacters = 5000

    /// Limits of lines, speed and time.
    public let rules: CaptionRules
    /// The captions as they were read.
    public let original: CaptionDocument
    /// What was read though its format has it otherwise; places are lines of the file.
    public let warnings: [CaptionWarning]
    /// Language of the captions as they were read; undetermined when it could not be told.
    public let source: LanguageVariety
    /// The captions as they are now.
    public private(set) var document: CaptionDocument
    /// Language of the captions as they are now.
    public private(set) var language: LanguageVariety
    /// What became of the translation, or nil when there was none.
    public private(set) var translation: CaptionTranslationReport?
    private var isFitted = false

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - format: Its format.
    ///   - rules: Limits of lines, speed and time.
    ///   - language: Its language; nil takes what the file says, else what the text tells.
    ///   - identifier: Tells languages.
    /// - Throws: ``Accessibility/CaptionError`` with the line at fault.
    public init(
        _ bytes: [UInt8], format: CaptionFormat, rules: CaptionRules = .netflix, language: LanguageVariety? = nil,
        identifier: LanguageIdentifier
    ) throws(CaptionError) {
        let (document, warnings) = try format.read(bytes)
        self.rules = rules
        self.warnings = warnings
        original = document
        self.document = document
        source = language ?? Self.variety(document.language) ?? Self.identified(document, identifier)
        self.language = source
    }

    /// One request for each sentence, in order.
    ///
    /// - Parameters:
    ///   - target: Language asked for.
    ///   - policy: What may be used on the way.
    ///   - isStored: Whether answers may be kept for equal requests.
    /// - Returns: The requests; none when there is nothing to read.
    public func requests(
        to target: LanguageVariety, policy: RoutingPolicy, isStored: Bool = true
    ) -> [TranslationRequest] {
        let cues = document.cues
        return CaptionTranslation(document, target: target, rules: rules).units.map { unit in
            let own = unit.cues.first.flatMap { Self.variety(cues[$0].language) } ?? source
            return TranslationRequest(
                text: unit.text, source: own.isUndetermined ? nil : own, target: target, policy: policy,
                isStored: isStored)
        }
    }

    /// Puts translations in the place of the sentences; times stay.
    ///
    /// A cue is translated as a whole or stands as it was: where a sentence has no answer, its cues keep theirs.
    ///
    /// - Parameters:
    ///   - results: The answers to ``requests(to:policy:isStored:)``, in order.
    ///   - asked: Language asked for.
    public mutating func translate(
        _ results: [Result<TranslationResult, TranslationError>], to asked: LanguageVariety
    ) {
        var report = CaptionTranslationReport()
        var answers: [TranslationResult] = []
        for result in results {
            switch result {
            case .success(let answer): answers.append(answer)
            case .failure(let error): report.failure = report.failure ?? error
            }
        }
        if !answers.isEmpty { report.failure = nil }
        let served = (answers.first { $0.status == .translated } ?? answers.first)?.target
        report.target = served
        let work = CaptionTranslation(document, target: served?.served ?? asked, rules: rules)
        var texts = results.map(Self.translatedText)
        let silent = Set(zip(work.units, texts).filter { $1 == nil }.flatMap(\.0.cues))
        for (index, unit) in work.units.enumerated() where !silent.isDisjoint(with: unit.cues) { texts[index] = nil }
        let done = work.distributed(texts)
        (report.untranslated, report.lostMarkup, report.emptied) = (done.untranslated, done.lostMarkup, done.emptied)
        if texts.contains(where: { $0 != nil }) {
            // A cue that stands as it was says its own language, where the format can.
            let own: String? = source.isUndetermined ? nil : source.tag
            let cues = done.document.cues.enumerated().map { index, cue in
                var cue = cue
                if silent.contains(index), cue.language == nil { cue.language = own }
                return [cue]
            }
            document = done.document.replacingCues(cues)
            language = work.target
            report.isMachineTranslated = answers.contains { $0.isMachineTranslated && $0.status <= .translated }
        }
        translation = report
    }

    /// Brings the captions within the rules as far as their times allow.
    ///
    /// - Parameter isMerging: Whether cues that go on in the next one are merged with it where both fit.
    public mutating func fit(isMerging: Bool) {
        document = CaptionFitting(rules: rules, variety: language, merges: isMerging).fitted(document)
        isFitted = true
    }

    /// What breaks the rules now; numerals of a translation are compared with those of its source.
    public func findings() -> [CaptionFinding] {
        let found = CaptionCheck(rules: rules).findings(in: document, source: translation == nil ? nil : original)
        // Cues that were split or merged here are not missing.
        return isFitted ? found.filter { $0.rule != .cueCount } : found
    }

    private static func translatedText(_ result: Result<TranslationResult, TranslationError>) -> String? {
        guard case .success(let answer) = result, answer.status <= .translated else { return nil }
        return answer.text
    }

    private static func variety(_ tag: String?) -> LanguageVariety? {
        // A tag of a language that is not known here says nothing that could be used.
        tag.flatMap { try? LanguageVariety(parsing: $0) }
    }

    private static func identified(_ document: CaptionDocument, _ identifier: LanguageIdentifier) -> LanguageVariety {
        var text = ""
        for cue in document.cues where text.utf8.count < identifiedCharacters { text += cue.text.plain + "\n" }
        return identifier.identify(text).best.variety
    }
}

/// What became of the translation of captions; cues are counted from 1 in the file that was read.
public struct CaptionTranslationReport: Sendable {
    /// Variety asked for and served; nil when no sentence got an answer.
    public internal(set) var target: VarietyNegotiation?
    /// Whether any cue was translated by a machine.
    public internal(set) var isMachineTranslated = false
    /// Cues that stand as they were, since a sentence of theirs has no translation.
    public internal(set) var untranslated: [Int] = []
    /// Cues that lost markup which held for a part of them only.
    public internal(set) var lostMarkup: [Int] = []
    /// Cues left empty since the translation has fewer words than the sentence has cues.
    public internal(set) var emptied: [Int] = []
    /// Why no sentence got an answer; nil when any got one.
    public internal(set) var failure: TranslationError?
}
