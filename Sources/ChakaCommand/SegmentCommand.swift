import ArgumentParser
import Gateway
import TextProcessing
import Translation

/// `chaka segment`: sentences, and words on request.
struct SegmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment", abstract: "Print the sentences of each line, one a line.")

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Option(help: "Language of the text; identified line by line by default.")
    var language: String?

    @Flag(help: "Separate the tokens of each sentence by spaces.")
    var tokens = false

    func run() async throws {
        let services = try options.textServices()
        let asked = try language.map(parseVariety)
        var lines = try input.lines()
        while let line = try lines.next() {
            let variety = asked ?? services.stages.identifier.identify(line).best.variety
            let text = services.stages.normalizer.normalize(line, language: variety).text
            for range in services.stages.splitter.sentences(in: text, language: variety) {
                let sentence = String(text[utf8: range])
                guard tokens else {
                    print(sentence)
                    continue
                }
                print(
                    services.tokenizer.tokens(in: sentence, language: variety)
                        .map { String(sentence[utf8: $0.range]) }.joined(separator: " "))
            }
        }
    }
}
