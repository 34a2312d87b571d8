/// Something in captions that a viewer cannot read or a player cannot show.
public struct CaptionFinding: Codable, Hashable, Sendable {
    /// What was looked at.
    public enum Rule: String, CaseIterable, Codable, Hashable, Sendable {
        /// Characters a second.
        case readingSpeed = "reading-speed"
        /// Words a minute.
        case wordRate = "word-rate"
        /// Characters in a line.
        case lineLength = "line-length"
        /// Lines in a cue.
        case lineCount = "line-count"
        /// Milliseconds shown, less than the least.
        case shortDuration = "short-duration"
        /// Milliseconds shown, more than the most.
        case longDuration = "long-duration"
        /// Milliseconds since the cue before, less than the least.
        case gap
        /// Milliseconds shown together with the cue before.
        case overlap
        /// The cue starts before the one before it; milliseconds.
        case order
        /// Nothing to read.
        case emptyText = "empty-text"
        /// The file does not say when the cue goes.
        case missingEnd = "missing-end"
        /// The cue does not end after its start; milliseconds.
        case negativeDuration = "negative-duration"
        /// A numeral of the source is missing near its time, or one is there that the source does not have.
        case number
        /// The number of cues is not that of the source.
        case cueCount = "cue-count"
    }

    /// Number of the cue in the file, 1-based; 0 for the file.
    public var cue: Int
    /// What was looked at.
    public var rule: Rule
    /// What was found, in the unit of the rule.
    public var value: Double
    /// The limit it is over or under, or nil when there is none to tell.
    public var limit: Double?
    /// The numeral, for ``Rule/number``.
    public var detail: String?

    /// Creates a finding.
    ///
    /// - Parameters:
    ///   - cue: Number of the cue, 1-based.
    ///   - rule: What was looked at.
    ///   - value: What was found.
    ///   - limit: The limit.
    ///   - detail: The numeral, for ``Rule/number``.
    public init(cue: Int, rule: Rule, value: Double, limit: Double? = nil, detail: String? = nil) {
        self.cue = cue
        self.rule = rule
        self.value = value
        self.limit = limit
        self.detail = detail
    }

    /// One line of text: `cue 12: reading-speed 19.4, limit 17`.
    public var line: String {
        var text = "cue \(cue): \(rule.rawValue) \(Self.text(value))"
        if let limit { text += ", limit \(Self.text(limit))" }
        if let detail { text += " (\(detail))" }
        return text
    }

    private static func text(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() && abs(tenths) < 1e15 ? String(Int(tenths)) : String(tenths)
    }
}

/// Looks for what a viewer cannot read.
public struct CaptionCheck: Sendable {
    /// The limits.
    public var rules: CaptionRules

    /// Creates a check with limits.
    public init(rules: CaptionRules) { self.rules = rules }

    /// All findings, in the order of the cues.
    ///
    /// - Parameters:
    ///   - document: The captions.
    ///   - source: The captions they were translated from, or nil.
    /// - Returns: What breaks a rule; empty when nothing does.
    public func findings(in document: CaptionDocument, source: CaptionDocument? = nil) -> [CaptionFinding] {
        let cues = document.cues
        var findings: [CaptionFinding] = []
        if let source, source.cues.count != cues.count {
            findings.append(
                CaptionFinding(
                    cue: 0, rule: .cueCount, value: Double(cues.count), limit: Double(source.cues.count)))
        }
        for (index, cue) in cues.enumerated() {
            findings += textFindings(cue, index + 1)
            findings += timeFindings(cue, index + 1, after: index > 0 ? cues[index - 1] : nil)
        }
        if let source { findings += numberFindings(cues, source.cues) }
        return findings.enumerated().sorted { ($0.element.cue, $0.offset) < ($1.element.cue, $1.offset) }.map(\.element)
    }

    private func textFindings(_ cue: CaptionCue, _ number: Int) -> [CaptionFinding] {
        let lines = cue.text.plainLines
        if lines.isEmpty { return [CaptionFinding(cue: number, rule: .emptyText, value: 0)] }
        var findings: [CaptionFinding] = []
        func test(_ rule: CaptionFinding.Rule, _ value: Double, _ limit: Double?) {
            guard let limit, value > limit else { return }
            findings.append(CaptionFinding(cue: number, rule: rule, value: value, limit: limit))
        }
        let lengths = lines.map(\.count)
        if let duration = cue.duration, duration > 0 {
            let seconds = Double(duration) / 1000
            test(.readingSpeed, Double(lengths.reduce(0, +)) / seconds, rules.charactersPerSecond)
            let words = lines.reduce(0) { $0 + $1.split(separator: " ").count }
            test(.wordRate, Double(words) * 60 / seconds, rules.wordsPerMinute)
        }
        test(.lineLength, Double(lengths.max() ?? 0), rules.lineLength.map(Double.init))
        test(.lineCount, Double(lines.count), rules.lineCount.map(Double.init))
        return findings
    }

    private func timeFindings(_ cue: CaptionCue, _ number: Int, after before: CaptionCue?) -> [CaptionFinding] {
        var findings: [CaptionFinding] = []
        func report(_ rule: CaptionFinding.Rule, _ value: Int, _ limit: Int?) {
            findings.append(
                CaptionFinding(cue: number, rule: rule, value: Double(value), limit: limit.map(Double.init)))
        }
        if let end = cue.end {
            let duration = end - cue.start
            if duration <= 0 {
                report(.negativeDuration, duration, 0)
            } else if let limit = rules.minimumDuration, duration < limit {
                report(.shortDuration, duration, limit)
            } else if let limit = rules.maximumDuration, duration > limit {
                report(.longDuration, duration, limit)
            }
        } else {
            report(.missingEnd, 0, nil)
        }
        guard let before else { return findings }
        if cue.start < before.start {
            report(.order, before.start - cue.start, 0)
        } else if let end = before.end, cue.start < end {
            report(.overlap, end - cue.start, 0)
        } else if let end = before.end, let limit = rules.minimumGap, cue.start - end < limit {
            report(.gap, cue.start - end, limit)
        }
        return findings
    }

    /// How far from its time a numeral may stand, in milliseconds: word order moves it to a neighbouring cue.
    private static let numeralReach = 6000

    /// Most numerals of one value that are looked at for one of the translation.
    private static let candidateLimit = 64

    private func numberFindings(_ cues: [CaptionCue], _ source: [CaptionCue]) -> [CaptionFinding] {
        var places: [String: [(time: Int, isFound: Bool)]] = [:]
        for cue in source.sorted(by: { $0.start < $1.start }) {
            for numeral in Self.numerals(cue.text.plain) { places[numeral, default: []].append((cue.start, false)) }
        }
        var findings: [CaptionFinding] = []
        for (index, cue) in cues.enumerated() {
            for numeral in Self.numerals(cue.text.plain) {
                if let place = Self.nearest(places[numeral] ?? [], cue.start) {
                    places[numeral]?[place].isFound = true
                } else {
                    findings.append(CaptionFinding(cue: index + 1, rule: .number, value: 1, limit: 0, detail: numeral))
                }
            }
        }
        let starts = cues.map(\.start).sorted()
        for (numeral, places) in places.sorted(by: { $0.key < $1.key }) {
            for place in places where !place.isFound {
                let cue = max(1, Self.count(starts) { $0 <= place.time })
                findings.append(
                    CaptionFinding(cue: cues.isEmpty ? 0 : cue, rule: .number, value: 0, limit: 1, detail: numeral))
            }
        }
        return findings
    }

    /// The place not yet found that is nearest to a time and within reach.
    private static func nearest(_ places: [(time: Int, isFound: Bool)], _ time: Int) -> Int? {
        let first = count(places) { $0.time < time - numeralReach }
        var best: Int?
        for index in places.indices.dropFirst(first).prefix(candidateLimit) where !places[index].isFound {
            let distance = abs(places[index].time - time)
            if distance > numeralReach { continue }
            if best.map({ abs(places[$0].time - time) > distance }) ?? true { best = index }
        }
        return best
    }

    /// How many elements at the start of an ordered row satisfy a condition.
    private static func count<Element>(_ row: [Element], while condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, row.count)
        while low < high {
            let middle = (low + high) / 2
            if condition(row[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The numerals of a text without their separators: `1,250.50` and `1.250,50` are the same digits.
    private static func numerals(_ text: String) -> [String] {
        var numerals: [String] = []
        var digits = ""
        var separator = false
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                digits.unicodeScalars.append(Unicode.Scalar(byte))
                separator = false
            } else if !digits.isEmpty, !separator, byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x2F {
                separator = true
            } else if !digits.isEmpty {
                numerals.append(digits)
                (digits, separator) = ("", false)
            }
        }
        return digits.isEmpty ? numerals : numerals + [digits]
    }
}
