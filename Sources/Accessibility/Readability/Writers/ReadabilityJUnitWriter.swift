import TextProcessing

/// Writes a report as JUnit XML: one test case for the measures of the text and one for each sentence.
///
/// A text under 100 words passes its measures as skipped, since they would say nothing. Complexity: O(n).
public struct ReadabilityJUnitWriter: Sendable {
    private let thresholds: ReadabilityThresholds
    private let language: ReadabilityLineWriter.Language

    /// Creates a writer that fails what misses these limits.
    ///
    /// - Parameters:
    ///   - thresholds: The limits.
    ///   - language: Language of messages and suggestions; names of rules, measures and test cases have none.
    public init(thresholds: ReadabilityThresholds, language: ReadabilityLineWriter.Language = .spanish) {
        self.thresholds = thresholds
        self.language = language
    }

    /// A complete XML document of several texts.
    ///
    /// - Parameters:
    ///   - texts: Report, text and name of each.
    ///   - unread: Name of each file that could not be read, and why; an error of its own, so that no run is green by it.
    /// - Returns: UTF-8 text that ends with a line break.
    public func xml(
        for texts: [(report: ReadabilityReport, text: String, file: String)],
        unread: [(file: String, reason: String)] = []
    ) -> String {
        let read = texts.map { suite(for: $0.report, of: $0.text, file: $0.file) }
        let suites = (read + unread.map { errorSuite($0.file, $0.reason) }).joined(separator: "\n")
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
            \(suites)
            </testsuites>

            """
    }

    /// A complete XML document.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - text: The text it was found in.
    ///   - file: Name of the text, as shown in the result.
    /// - Returns: UTF-8 text that ends with a line break.
    public func xml(for report: ReadabilityReport, of text: String, file: String) -> String {
        xml(for: [(report, text, file)])
    }

    private func errorSuite(_ file: String, _ reason: String) -> String {
        let outcome = "<error type=\"unreadable\" message=\"\(Self.escaped(reason))\"/>"
        return """
            <testsuite name="\(Self.escaped(file))" tests="1" errors="1" failures="0" skipped="0">
            \(testCase("text", file, 1, outcome))
            </testsuite>
            """
    }

    private func suite(for report: ReadabilityReport, of text: String, file: String) -> String {
        let lines = LineIndex(text)
        var cases: [String] = []
        var failures = 0
        var skipped = 0
        if thresholds.asksForMeasures, let measures = report.measures {
            let outcome = textOutcome(measures)
            failures += outcome.hasPrefix("<failure") ? 1 : 0
            skipped += outcome.hasPrefix("<skipped") ? 1 : 0
            cases.append(testCase("text", file, 1, outcome))
        }
        let bytes = Array(text.utf8)
        for (index, sentence) in report.sentences.enumerated() {
            let messages = sentenceMessages(sentence)
            let details = sentence.findings.map { "\($0.rule.id): \(chosen($0.suggestion))" }.joined(separator: "\n")
            var outcome = ""
            if !messages.isEmpty {
                failures += 1
                let message = Self.escaped(messages.joined(separator: "; "))
                outcome = "<failure type=\"readability\" message=\"\(message)\">\(Self.escaped(details))</failure>"
            } else if !details.isEmpty {
                outcome = "<system-out>\(Self.escaped(details))</system-out>"
            }
            let title = "sentence \(index + 1): " + Self.opening(bytes[sentence.range.range])
            cases.append(testCase(title, file, lines.line(at: sentence.range.lowerBound), outcome))
        }
        let attributes =
            "name=\"\(Self.escaped(file))\" tests=\"\(cases.count)\" failures=\"\(failures)\" skipped=\"\(skipped)\""
        return "<testsuite \(attributes)>\n\(cases.joined(separator: "\n"))\n</testsuite>"
    }

    private func textOutcome(_ measures: ReadabilityMeasures) -> String {
        if measures.isTooShort {
            let words = measures.counts.words
            let needed = ReadabilityMeasures.sufficientWords
            let message = choose(
                "\(words) palabras; las medidas necesitan \(needed)", "\(words) words; the measures need \(needed)")
            return "<skipped message=\"\(message)\"/>"
        }
        let missed = thresholds.failures(of: measures).map {
            "\($0.measure) \(Self.tenths($0.value)), \(limitWord) \(Self.tenths($0.limit))"
        }
        guard !missed.isEmpty else { return "" }
        return "<failure type=\"readability\" message=\"\(Self.escaped(missed.joined(separator: "; ")))\"/>"
    }

    private func sentenceMessages(_ sentence: ReadabilitySentence) -> [String] {
        var messages: [String] = []
        if let limit = thresholds.sentenceWords, let words = sentence.measures?.counts.words, words > limit {
            messages.append("\(words) \(choose("palabras", "words")), \(limitWord) \(limit)")
        }
        if let limit = thresholds.warningsPerSentence {
            let warnings = sentence.findings.count { $0.severity == .warning }
            if warnings > limit {
                messages.append("\(warnings) \(choose("avisos", "warnings")), \(limitWord) \(limit)")
            }
        }
        return messages
    }

    private var limitWord: String { choose("límite", "limit") }

    private func chosen(_ text: BilingualText) -> String { choose(text.spanish, text.english) }

    private func choose(_ spanish: String, _ english: String) -> String {
        language == .spanish ? spanish : english
    }

    private func testCase(_ name: String, _ file: String, _ line: Int, _ outcome: String) -> String {
        let file = Self.escaped(file)
        return """
            <testcase name="\(Self.escaped(name))" classname="readability" file="\(file)" line="\(line)">\(outcome)</testcase>
            """
    }

    /// The first 60 bytes of a sentence, cut between scalars.
    private static func opening(_ sentence: ArraySlice<UInt8>) -> String {
        guard sentence.count > 60 else { return String(decoding: sentence, as: UTF8.self) }
        var end = sentence.startIndex + 60
        while end > sentence.startIndex, sentence[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: sentence[..<end], as: UTF8.self) + "…"
    }

    /// One digit behind the point.
    private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    /// Escapes for text and attributes; characters that XML 1.0 forbids become U+FFFD.
    static func escaped(_ text: String) -> String {
        MarkupText.escaped(text, ["\"": "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"])
    }
}
