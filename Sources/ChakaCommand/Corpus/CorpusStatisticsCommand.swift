import ArgumentParser
import Corpora
import Foundation
import Gateway
import Store
import TextProcessing

/// `chaka corpus stats`: what the corpus holds.
struct CorpusStatisticsCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count units, words and states, by source and variety; tables, JSON and plots.",
        discussion: """
            Case and the glyph of the apostrophe do not tell words apart, accents do. A source is covered by the words that \
            other sources have; --coverage-of asks the same of a file. Plots are SVG, and PNG where rsvg-convert is installed.
            """)

    @OptionGroup var options: CorpusOptions

    @Option(help: "Format: text or json.")
    var format = Format.text

    @Option(help: ArgumentHelp("Text file whose share of known words is told; needs --language.", valueName: "file"))
    var coverageOf: String?

    @Option(help: "Variety of the file of --coverage-of.")
    var language: String?

    @Option(help: ArgumentHelp("Folder to write plots to, made if absent.", valueName: "folder"))
    var plots: String?

    func validate() throws {
        guard (coverageOf == nil) == (language == nil) else {
            throw ValidationError(Messages.current.coverageNeedsLanguage)
        }
    }

    func run() async throws {
        let variety = try language.map(parseVariety)
        let morphology = try options.gateway.textServices().morphology
        var tally = CorpusTally { variety in
            guard let analyzer = morphology.analyzer(for: variety)
            else { return nil }
            return { word in
                guard let best = analyzer.analyses(of: word, limit: 1).first else { return .unknown }
                return best.isGuess ? .guessed : .known
            }
        }
        let database = try options.database()
        try database.count(into: &tally)
        try database.close()
        let statistics = tally.statistics
        var coverage: TextCoverage?
        if let coverageOf, let variety { coverage = try tally.coverage(ofFile: coverageOf, variety: variety) }
        switch format {
        case .text: print(StatisticsText(statistics: statistics, coverage: coverage).text)
        case .json: print(try Self.json(statistics, coverage))
        }
        if let plots { try StatisticsPlots(statistics: statistics, coverage: coverage).write(to: plots) }
    }

    private static func json(_ statistics: CorpusStatistics, _ coverage: TextCoverage?) throws -> String {
        struct Document: Encodable {
            let statistics: CorpusStatistics
            let coverage: TextCoverage?
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Document(statistics: statistics, coverage: coverage)), as: UTF8.self)
    }
}
