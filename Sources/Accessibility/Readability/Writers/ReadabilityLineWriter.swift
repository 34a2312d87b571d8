import TextProcessing

/// Writes findings as lines `file:line: rule: message`, as compilers do.
public struct ReadabilityLineWriter: Sendable {
    /// Language of the messages.
    public enum Language: String, Hashable, Sendable, CaseIterable {
        /// Spanish.
        case spanish = "es"
        /// English.
        case english = "en"
    }

    private let language: Language

    /// Creates a writer of messages in a language.
    public init(language: Language = .spanish) { self.language = language }

    /// One line a finding, in order of place.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - text: The text it was found in.
    ///   - file: Name of the text, as written at the beginning of each line.
    /// - Returns: Lines that end with a line break; nothing for a report without findings.
    public func lines(for report: ReadabilityReport, of text: String, file: String) -> String {
        let index = LineIndex(text)
        var result = ""
        for finding in report.findings {
            let explanation = finding.rule.explanation
            let message =
                switch language {
                case .spanish: "\(explanation.spanish) \(finding.suggestion.spanish)"
                case .english: "\(explanation.english) \(finding.suggestion.english)"
                }
            let line = index.line(at: finding.range.lowerBound)
            result += "\(file):\(line): \(finding.rule.id): \(Self.onOneLine(message))\n"
        }
        return result
    }

    private static func onOneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
}
