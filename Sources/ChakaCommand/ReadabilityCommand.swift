import Accessibility
import ArgumentParser
import Foundation
import Gateway
import TextProcessing

/// `chaka readability`: how easy Spanish texts are to read, for people and for CI.
struct ReadabilityCommand: ParsableCommand {
    /// What is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        /// Measures, then one finding a line.
        case text
        /// One JSON object a file.
        case json
        /// JUnit XML, a test case a sentence.
        case junit
    }

    static let configuration = CommandConfiguration(
        commandName: "readability", abstract: "Measure how easy Spanish texts are to read, and show where not.",
        discussion: "Exits with 1 when a text is below a limit that was given; without limits it only reports.")

    @Argument(help: "Files in UTF-8; standard input without one.")
    var files: [String] = []

    @OptionGroup var options: GatewayOptions

    @Option(help: "Form of the report: text, json or junit.")
    var format = Format.text

    @Option(name: .customLong("min-perspicuity"), help: "Least perspicuity (Szigriszt-Pazos), such as 55.")
    var minimumPerspicuity: Double?

    @Option(name: .customLong("max-words"), help: "Most words in a sentence, such as 25.")
    var maximumWords: Int?

    @Option(name: .customLong("max-warnings"), help: "Most warnings in a sentence.")
    var maximumWarnings: Int?

    func run() throws {
        let share = try options.shareDirectory(of: options.configuration())
        let analyzer: ReadabilityAnalyzer
        do {
            analyzer = try ReadabilityAnalyzer(lexicons: share.appending("lexicons"))
        } catch {
            throw CommandFailure(String(describing: error))
        }
        let thresholds = ReadabilityThresholds(
            perspicuity: minimumPerspicuity, sentenceWords: maximumWords, warningsPerSentence: maximumWarnings)
        var isGood = true
        var suites: [(report: ReadabilityReport, text: String, file: String)] = []
        var unread: [(file: String, reason: String)] = []
        for file in files.isEmpty ? ["-"] : files {
            let text: String
            do {
                text = try Self.text(of: file)
            } catch {
                // The others are looked at all the same.
                ChakaCommand.report("\(error)")
                unread.append((file, "\(error)"))
                isGood = false
                continue
            }
            let report = analyzer.analyze(text)
            isGood = thresholds.holds(for: report) && isGood
            if format == .junit { suites.append((report, text, file)) } else { try show(report, of: text, file: file) }
        }
        if format == .junit {
            let writer = ReadabilityJUnitWriter(thresholds: thresholds, language: Self.language)
            print(writer.xml(for: suites, unread: unread), terminator: "")
        }
        if !isGood { throw ExitCode(1) }
    }

    private func show(_ report: ReadabilityReport, of text: String, file: String) throws {
        switch format {
        case .text:
            print(Messages.current.measures(report.measures, file: file))
            let writer = ReadabilityLineWriter(language: Self.language)
            print(writer.lines(for: report, of: text, file: file), terminator: "")
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let data = try encoder.encode(ReadabilityFileReport(file: file, report))
            print(String(decoding: data, as: UTF8.self))
        case .junit: break
        }
    }

    private static var language: ReadabilityLineWriter.Language {
        Messages.current.language == .spanish ? .spanish : .english
    }

    private static func text(of file: String) throws -> String {
        let data =
            file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
        guard let data else { throw CommandFailure(Messages.current.unreadable(file)) }
        if let text = String(validating: data, as: UTF8.self) { return text }
        let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        let place = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw CommandFailure(Messages.current.notUTF8(file, place + 1))
    }
}

/// A report as JSON.
private struct ReadabilityFileReport: Encodable {
    struct Finding: Encodable {
        let rule: String
        let severity: String
        let start: Int
        let end: Int
        let suggestion: String
        let replacement: String?
    }

    let file: String
    let words: Int
    let sentences: Int
    let perspicuity: Double?
    let level: String?
    let fernandezHuerta: Double?
    let gutierrezPolini: Double?
    let lix: Double?
    let tooShort: Bool
    let findings: [Finding]

    /// With two decimals, as the API has them: more say nothing of a text.
    private static func rounded(_ measure: Double) -> Double { (measure * 100).rounded() / 100 }

    init(file: String, _ report: ReadabilityReport) {
        self.file = file
        let measures = report.measures
        words = measures?.counts.words ?? 0
        sentences = measures?.counts.sentences ?? 0
        perspicuity = (measures?.perspicuity).map(Self.rounded)
        level = measures?.level.spanishName
        fernandezHuerta = (measures?.fernandezHuerta).map(Self.rounded)
        gutierrezPolini = (measures?.gutierrezPolini).map(Self.rounded)
        lix = (measures?.lix).map(Self.rounded)
        tooShort = measures?.isTooShort ?? true
        let isSpanish = Messages.current.language == .spanish
        findings = report.findings.map { finding in
            Finding(
                rule: finding.rule.id, severity: finding.severity.rawValue, start: finding.range.lowerBound,
                end: finding.range.upperBound,
                suggestion: isSpanish ? finding.suggestion.spanish : finding.suggestion.english,
                replacement: finding.replacement)
        }
    }
}

extension ReadabilityThresholds {
    /// Whether a text and each of its sentences are within the limits.
    fileprivate func holds(for report: ReadabilityReport) -> Bool {
        let isWhole = report.measures.map { $0.isTooShort || failures(of: $0).isEmpty } ?? true
        return isWhole
            && report.sentences.allSatisfy { sentence in
                let words = sentence.measures?.counts.words ?? 0
                let warnings = sentence.findings.filter { $0.severity == .warning }.count
                return sentenceWords.map { words <= $0 } ?? true && warningsPerSentence.map { warnings <= $0 } ?? true
            }
    }
}

extension Messages {
    fileprivate func measures(_ measures: ReadabilityMeasures?, file: String) -> String {
        guard let measures else { return choose("\(file): sin palabras", "\(file): no words") }
        func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
        let caution =
            measures.isTooShort ? choose(" (texto corto: con reserva)", " (short text: with caution)") : ""
        return choose(
            "\(file): perspicuidad \(rounded(measures.perspicuity)), \(measures.level.spanishName); "
                + "Fernández-Huerta \(rounded(measures.fernandezHuerta)); Gutiérrez de Polini "
                + "\(rounded(measures.gutierrezPolini)); LIX \(rounded(measures.lix)); "
                + "\(rounded(measures.wordsPerSentence)) palabras por oración\(caution)",
            "\(file): perspicuity \(rounded(measures.perspicuity)), \(measures.level.spanishName); "
                + "Fernández-Huerta \(rounded(measures.fernandezHuerta)); Gutiérrez de Polini "
                + "\(rounded(measures.gutierrezPolini)); LIX \(rounded(measures.lix)); "
                + "\(rounded(measures.wordsPerSentence)) words a sentence\(caution)")
    }
}
