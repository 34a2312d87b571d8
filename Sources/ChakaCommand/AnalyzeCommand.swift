import ArgumentParser
import Gateway
import TextProcessing
import Translation

/// `chaka analyze`: interlinear glosses of Quechua and Aymara words.
struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "Print the morphemes of each word with Leipzig glosses, the likeliest first.")

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Option(help: "Language of the text: quy, quz or ayr; the one whose grammar knows the word by default.")
    var language: String?

    @Option(help: "Most analyses a word.")
    var limit = 5

    func run() async throws {
        let services = try options.textServices()
        let asked = try language.map(parseVariety)
        var isMissing = false
        var lines = try input.lines()
        while let line = try lines.next() {
            guard let (variety, analyzer) = services.analyzer(for: asked, text: line) else {
                throw CommandFailure(
                    Messages.current.noGrammar(services.morphology.varieties.map(\.tag).joined(separator: ", ")))
            }
            let text = services.stages.normalizer.normalize(line, language: variety).text
            for token in services.tokenizer.tokens(in: text, language: variety) where token.kind == .word {
                let word = String(text[utf8: token.range])
                let analyses = analyzer.analyses(of: word, limit: limit)
                print("\(word) (\(variety))")
                if analyses.isEmpty {
                    isMissing = true
                    report(Messages.current.noAnalysis(word))
                }
                for analysis in analyses {
                    let lines = analysis.interlinear(glossLanguage: Messages.current.language.rawValue)
                    print(
                        "  \(lines.segmented)\n  \(lines.glossed)\(analysis.isGuess ? "  (\(Messages.current.guess))" : "")"
                    )
                }
            }
        }
        if isMissing { throw ExitCode.failure }
    }
}
