public import TextProcessing

/// Brings captions within rules: lines are balanced and broken at good places, cues with too much text are split.
public struct CaptionFitting: Sendable {
    /// The limits.
    public var rules: CaptionRules
    /// Language of the text, whose small words tell good places.
    public var variety: LanguageVariety
    /// Whether a cue that is read too fast stays longer where no other follows.
    public var extendsIntoGaps: Bool
    /// Whether cues that go on in the next one are merged with it where both fit.
    public var merges: Bool

    /// Creates a fitting.
    ///
    /// - Parameters:
    ///   - rules: The limits.
    ///   - variety: Language of the text.
    ///   - extendsIntoGaps: Whether cues may stay longer.
    ///   - merges: Whether cues may be merged.
    public init(rules: CaptionRules, variety: LanguageVariety, extendsIntoGaps: Bool = true, merges: Bool = false) {
        self.rules = rules
        self.variety = variety
        self.extendsIntoGaps = extendsIntoGaps
        self.merges = merges
    }

    /// The document within the rules as far as its times allow; ``CaptionCheck`` tells what is left.
    ///
    /// Cues that fit stay as they are. Numbers of SubRip are given anew when the number of cues changes.
    public func fitted(_ document: CaptionDocument) -> CaptionDocument {
        var cues = document.cues.map { [$0] }
        if merges { mergeNeighbours(&cues) }
        cues = cues.map { $0.flatMap(split) }
        if extendsIntoGaps { extend(&cues) }
        let count = cues.reduce(0) { $0 + $1.count }
        if count != document.cues.count, document.cues.allSatisfy({ $0.id.flatMap(Int.init) != nil }) {
            var number = 0
            for group in cues.indices {
                for index in cues[group].indices {
                    number += 1
                    cues[group][index].id = String(number)
                }
            }
        }
        return document.replacingCues(cues)
    }

    /// The lines of a text: as few as its length allows, as even as good places allow.
    ///
    /// - Parameter text: A text; its own ends of lines count only before another speaker's turn.
    /// - Returns: The same words in lines.
    public func lined(_ text: CaptionText) -> CaptionText {
        let words = CaptionWord.words(of: text)
        return words.isEmpty ? text : CaptionWord.text(of: lines(words))
    }

    func lines(_ words: [CaptionWord]) -> [[CaptionWord]] {
        let costs = CaptionBreaks(variety).costs(words)
        let turns = words.indices.filter { $0 > 0 && words[$0].startsTurn }
        let bounds = [0] + turns + [words.count]
        return zip(bounds, bounds.dropFirst()).flatMap { start, end in
            broken(Array(words[start..<end]), Array(costs[start..<end]))
        }
    }

    private func broken(_ words: [CaptionWord], _ costs: [Double]) -> [[CaptionWord]] {
        guard let limit = rules.lineLength, limit > 0 else { return [words] }
        let length = CaptionWord.length(words)
        let lengths = words.map(\.plain.count)
        let least = max(1, (length + limit - 1) / limit)
        var count = min(least, words.count)
        while true {
            let targets = [Double](repeating: Double(length) / Double(count), count: count)
            let ranges = CaptionPartition.ranges(lengths: lengths, costs: costs, targets: targets, limit: limit)
                .filter { !$0.isEmpty }
            let fits = ranges.allSatisfy { CaptionWord.length(words[$0]) <= limit || $0.count == 1 }
            // One forbidden break is worth a line more, as long as there are lines left.
            let isClean = ranges.dropFirst().allSatisfy { costs[$0.lowerBound] < CaptionBreaks.forbidden }
            let isLast = count > least || count >= (rules.lineCount ?? .max)
            if (fits && (isClean || isLast)) || count >= words.count { return ranges.map { Array(words[$0]) } }
            count = min(words.count, count + max(1, count / 8))
        }
    }

    private func isFitting(_ lines: [[CaptionWord]]) -> Bool {
        lines.count <= (rules.lineCount ?? .max)
            && lines.allSatisfy { CaptionWord.length($0) <= (rules.lineLength ?? .max) }
    }

    private func split(_ cue: CaptionCue) -> [CaptionCue] {
        let present = cue.text.plainLines
        if present.count <= (rules.lineCount ?? .max), present.allSatisfy({ $0.count <= (rules.lineLength ?? .max) }) {
            return [cue]
        }
        let words = CaptionWord.words(of: cue.text)
        guard words.count > 1 else { return [cue] }
        let costs = CaptionBreaks(variety).costs(words)
        let lengths = words.map(\.plain.count)
        let length = CaptionWord.length(words)
        let room = max(1, (rules.lineLength ?? .max / 64) * (rules.lineCount ?? 32))
        var count = max(1, length / room)
        var parts: [[[CaptionWord]]] = [lines(words)]
        while count <= words.count {
            let targets = [Double](repeating: Double(length) / Double(count), count: count)
            parts = CaptionPartition.ranges(lengths: lengths, costs: costs, targets: targets)
                .map { lines(Array(words[$0])) }
            if parts.allSatisfy(isFitting) || count == words.count { break }
            // Long texts need not be tried one by one.
            count += max(1, count / 16)
        }
        return timed(parts, of: cue)
    }

    /// Gives parts of a cue their times in proportion to their letters, and each part the markup that is open in it.
    private func timed(_ parts: [[[CaptionWord]]], of cue: CaptionCue) -> [CaptionCue] {
        let sizes = parts.map { $0.reduce(0) { $0 + CaptionWord.length($1) } }
        let total = max(1, sizes.reduce(0, +))
        var cues: [CaptionCue] = []
        var open: [String] = []
        var done = 0
        for (index, part) in parts.enumerated() {
            var text = CaptionText(pieces: open.map { .markup($0) })
            for piece in CaptionWord.text(of: part).pieces {
                text.append(piece)
                if case .markup(let markup) = piece { Self.follow(markup, &open) }
            }
            if index + 1 < parts.count {
                for tag in open.reversed() where CaptionTag(tag).isElement {
                    text.append(.markup("</\(CaptionTag(tag).name)>"))
                }
            }
            var piece = cue
            piece.text = text
            if index > 0 { piece.id = cue.id.map { "\($0).\(index + 1)" } }
            if let duration = cue.duration {
                let rate = Double(duration) / Double(total)
                piece.start = cue.start + Int(rate * Double(done))
                let end = cue.start + Int(rate * Double(done + sizes[index]))
                let isLast = index + 1 == parts.count
                // The gap is taken from the part before, where that leaves most of it.
                let gap = isLast ? 0 : min(rules.minimumGap ?? 0, (end - piece.start) / 4)
                piece.end = isLast ? cue.end : end - gap
            }
            done += sizes[index]
            cues.append(piece)
        }
        return cues
    }

    private static func follow(_ markup: String, _ open: inout [String]) {
        let tag = CaptionTag(markup)
        if tag.isClosing {
            if let index = open.lastIndex(where: { CaptionTag($0).name == tag.name }) { open.remove(at: index) }
        } else if tag.isElement || markup.hasPrefix("{") {
            open.append(markup)
        }
    }

    private func extend(_ cues: inout [[CaptionCue]]) {
        var next: Int?
        for group in cues.indices.reversed() {
            for index in cues[group].indices.reversed() {
                let cue = cues[group][index]
                defer { next = min(cue.start, next ?? .max) }
                guard let end = cue.end, end > cue.start else { continue }
                let characters = Double(cue.text.plainLines.reduce(0) { $0 + $1.count })
                let forSpeed = rules.charactersPerSecond.map { Int((characters * 1000 / $0).rounded(.up)) } ?? 0
                let wanted = max(forSpeed, rules.minimumDuration ?? 0)
                let latest = next.map { $0 - (rules.minimumGap ?? 0) } ?? .max
                let longest = rules.maximumDuration ?? .max
                cues[group][index].end = max(end, min(cue.start + min(wanted, longest), latest))
            }
        }
    }

    private func mergeNeighbours(_ cues: inout [[CaptionCue]]) {
        var kept = 0
        for index in cues.indices.dropFirst() {
            guard let first = cues[kept].first, let second = cues[index].first, let merged = merged(first, second)
            else {
                kept = index
                continue
            }
            cues[kept] = [merged]
            cues[index] = []
        }
    }

    private func merged(_ first: CaptionCue, _ second: CaptionCue) -> CaptionCue? {
        guard let end = first.end, let lastEnd = second.end, first.settings == second.settings,
            first.language == second.language, second.start >= end, second.start - end <= 250,
            !CaptionSentence.isComplete(first.text.plain, before: second.text.plain),
            lastEnd - first.start <= rules.maximumDuration ?? 7000
        else { return nil }
        var text = first.text
        text.append(.text("\n"))
        for piece in second.text.pieces { text.append(piece) }
        let words = CaptionWord.words(of: text)
        let lines = lines(words)
        guard isFitting(lines) else { return nil }
        var cue = first
        cue.end = lastEnd
        cue.text = CaptionWord.text(of: lines)
        return cue
    }
}
