public import TextProcessing

/// Translates captions sentence by sentence and keeps their times.
///
/// Cues that part one sentence are joined to one text; its translation is parted again over the same cues in proportion
/// to their durations, at good places. Markup that holds for a whole cue is put around the translation again.
public struct CaptionTranslation: Sendable {
    /// One text to be translated and the turns it stands in.
    public struct Unit: Hashable, Sendable {
        /// The text in one line, without markup.
        public var text: String
        /// Index of each cue it stands in, in order.
        public var cues: [Int]
        /// Index of the turn in its cue; above 0 only where a unit has one cue.
        var turn: Int
    }

    /// Most cues that are joined to one unit.
    public static let joinLimit = 6
    /// Most characters of a unit that joins cues.
    public static let lengthLimit = 1000
    /// Longest pause inside a sentence, in milliseconds.
    public static let pauseLimit = 3000

    /// The captions to be translated.
    public let document: CaptionDocument
    /// Language they are translated to.
    public let target: LanguageVariety
    /// How lines are broken.
    public let fitting: CaptionFitting
    /// What is to be translated, in the order of the cues.
    public let units: [Unit]
    private let turns: [[CaptionTurn]]

    /// Finds what is to be translated.
    ///
    /// - Parameters:
    ///   - document: The captions.
    ///   - target: Language they are translated to.
    ///   - rules: Limits of lines; times are not changed.
    public init(_ document: CaptionDocument, target: LanguageVariety, rules: CaptionRules = .netflix) {
        self.document = document
        self.target = target
        fitting = CaptionFitting(rules: rules, variety: target)
        let cues = document.cues
        let turns = cues.map { CaptionTurn.turns(of: $0.text) }
        self.turns = turns
        units = Self.units(cues, turns)
    }

    /// The texts to be translated, in the order of ``units``.
    public var texts: [String] { units.map(\.text) }

    /// Translates the captions.
    ///
    /// - Parameter translator: Gives for each text its translation, or nil when there is none.
    /// - Returns: The translated captions and what was not done.
    /// - Throws: What the translator throws.
    public func translated(
        by translator: @Sendable ([String]) async throws -> [String?]
    ) async throws -> CaptionTranslationResult {
        distributed(units.isEmpty ? [] : try await translator(texts))
    }

    /// Puts translations in the place of the texts.
    ///
    /// - Parameter translations: For each of ``units`` its translation, or nil; those that are missing count as nil.
    /// - Returns: The translated captions and what was not done.
    public func distributed(_ translations: [String?]) -> CaptionTranslationResult {
        var cues = document.cues
        var result = CaptionTranslationResult(document: document)
        var lines: [[CaptionText?]] = turns.map { Array(repeating: nil, count: $0.count) }
        for (index, unit) in units.enumerated() {
            let words = CaptionWord.words(of: CaptionText(index < translations.count ? translations[index] ?? "" : ""))
            if words.isEmpty {
                result.untranslated += unit.cues.map { $0 + 1 }
                continue
            }
            for (cue, share) in zip(unit.cues, shares(words, unit.cues.map { cues[$0] })) {
                if share.isEmpty { result.emptied.append(cue + 1) }
                if turns[cue][unit.turn].hasInnerMarkup { result.lostMarkup.append(cue + 1) }
                lines[cue][unit.turn] = share.isEmpty ? CaptionText("") : CaptionWord.text(of: fitting.lines(share))
            }
        }
        for index in cues.indices where lines[index].contains(where: { $0 != nil }) {
            cues[index].text = text(turns[index], lines[index], cues[index])
            if cues[index].language != nil { cues[index].language = target.tag }
        }
        result.document = document.replacingCues(cues.map { [$0] })
        result.document.language = target.tag
        result.document.header = Self.header(document.header, target)
        result.untranslated = Array(Set(result.untranslated)).sorted()
        result.lostMarkup = Array(Set(result.lostMarkup)).sorted()
        return result
    }

    private func shares(_ words: [CaptionWord], _ cues: [CaptionCue]) -> [[CaptionWord]] {
        if cues.count == 1 { return [words] }
        // A cue without end is taken to last as long as its text needs: 15 characters a second.
        let durations = cues.map { Double(max(1, $0.duration ?? $0.text.plain.count * 67)) }
        let length = Double(CaptionWord.length(words))
        let total = durations.reduce(0, +)
        let ranges = CaptionPartition.ranges(
            lengths: words.map(\.plain.count), costs: CaptionBreaks(target).costs(words),
            targets: durations.map { $0 / total * length })
        return ranges.map { Array(words[$0]) }
    }

    private func text(_ turns: [CaptionTurn], _ lines: [CaptionText?], _ cue: CaptionCue) -> CaptionText {
        var text = CaptionText(pieces: [])
        for (turn, line) in zip(turns, lines) {
            if !text.isBlank { text.append(.text("\n")) }
            let isClosing =
                turns.count > 1
                || turn.wrapper.contains { tag in
                    cue.text.pieces.contains(.markup("</\(CaptionTag(tag).name)>"))
                }
            let pieces = line.map { turn.text(of: $0, closing: isClosing).pieces } ?? turn.original.pieces
            for piece in pieces { text.append(piece) }
        }
        return text
    }

    private static func units(_ cues: [CaptionCue], _ turns: [[CaptionTurn]]) -> [Unit] {
        var units: [Unit] = []
        var isOpen = false
        for (index, cue) in cues.enumerated() {
            for (number, turn) in turns[index].enumerated() {
                let text = turn.text
                if text.isEmpty { continue }
                if isOpen, number == 0, let unit = units.last, goesOn(unit, cues, turns, index) {
                    units[units.count - 1].text += " " + text
                    units[units.count - 1].cues.append(index)
                } else {
                    units.append(Unit(text: text, cues: [index], turn: number))
                }
            }
            isOpen = turns[index].count == 1 && !cue.text.isBlank
        }
        return units
    }

    private static func goesOn(
        _ unit: Unit, _ cues: [CaptionCue], _ turns: [[CaptionTurn]], _ index: Int
    ) -> Bool {
        guard let last = unit.cues.last, turns[index].count == 1, unit.cues.count < joinLimit,
            unit.text.count + turns[index][0].text.count < lengthLimit
        else { return false }
        let (before, after) = (cues[last], cues[index])
        return turns[last][0].wrapper == turns[index][0].wrapper && before.language == after.language
            && after.start >= before.start && after.start - (before.end ?? before.start) <= pauseLimit
            && !(after.text.plain.unicodeScalars.first.map(CaptionWord.isDash) ?? false)
            && !CaptionSentence.isComplete(before.text.plain, before: after.text.plain)
    }

    private static func header(_ header: String, _ target: LanguageVariety) -> String {
        header.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.lowercased().hasPrefix("language:") ? "Language: \(target.tag)" : String($0) }
            .joined(separator: "\n")
    }
}

/// Translated captions and what was not done.
public struct CaptionTranslationResult: Hashable, Sendable {
    /// The captions with the times of the source.
    public var document: CaptionDocument
    /// Numbers of the cues whose text stayed as it was since there is no translation, 1-based.
    public var untranslated: [Int] = []
    /// Numbers of the cues that lost markup which held for a part of them only.
    public var lostMarkup: [Int] = []
    /// Numbers of the cues left empty since the translation has fewer words than the sentence has cues.
    public var emptied: [Int] = []
}
