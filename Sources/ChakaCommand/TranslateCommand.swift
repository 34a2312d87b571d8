import ArgumentParser
import Foundation
import Gateway
import Server
import TextProcessing
import Translation

/// `chaka translate`: lines in, lines out, in order.
struct TranslateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "translate", abstract: "Translate each line; the order is kept.",
        discussion: "Exits with 1 when a line could not be translated; that line is printed as it was.")

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Option(help: "Language of the text; identified line by line by default.")
    var from: String?

    @Option(help: "Language to translate into.")
    var to: String?

    @Flag(help: "Print a JSON object a line, as the API answers.")
    var json = false

    @Flag(help: "Show what each answer of a trained model was made from.")
    var explain = false

    @Option(help: "Folder of a bundle to translate with, whatever serves; it names the languages.")
    var model: String?

    @Option(help: "Threads of --model; all cores by default.")
    var threads: Int?

    @Option(name: .customLong("k"), help: "Translations a line of --model, the best first, separated by tabs.")
    var count = 1

    func validate() throws {
        guard to != nil || model != nil else { throw ValidationError(Messages.current.targetMissing) }
        guard !json || count == 1 else { throw ValidationError(Messages.current.oneTranslationInJSON) }
    }

    func run() async throws {
        if let model {
            let share = try options.shareDirectory(of: options.configuration())
            try await ModelTranslation(folder: model, share: share, threads: threads, count: count)
                .run(try input.lines(), isExplained: explain, isJSON: json) { print($0) }
            return
        }
        let source = try from.map(parseVariety)
        let target = try parseVariety(to ?? "")
        let configuration = try options.configuration()
        let services = try await buildServices(configuration, share: options.shareDirectory(of: configuration))
        var isComplete = true
        var count = 0
        let isTerminal = isatty(STDERR_FILENO) == 1 && input.text.isEmpty
        // A person at the keyboard gets each line at once; a file is sent in batches that use all cores.
        let batchSize = isatty(STDIN_FILENO) == 1 && input.file == nil ? 1 : 64
        var batch: [String] = []
        func flush() async throws {
            let deadline = ContinuousClock.now + configuration.limits.deadline * max(1, batch.count / 8)
            let requests = batch.map {
                TranslationRequest(
                    text: $0, source: source, target: target, isExplained: explain, policy: configuration.policy)
            }
            let results = await services.pipeline.translate(requests, deadline: deadline)
            for (text, result) in zip(batch, results) {
                count += 1
                isComplete = try show(result, of: text, line: count) && isComplete
            }
            batch.removeAll(keepingCapacity: true)
            if isTerminal { FileHandle.standardError.write(Data("\r\(Messages.current.progress(count))".utf8)) }
        }
        var lines = try input.lines()
        while let line = try lines.next() {
            batch.append(line)
            if batch.count == batchSize { try await flush() }
        }
        if !batch.isEmpty { try await flush() }
        if isTerminal { FileHandle.standardError.write(Data("\n".utf8)) }
        await services.shutDown()
        if !isComplete { throw ExitCode.failure }
    }

    /// Prints one result; false when something of the line is not translated.
    private func show(_ result: Result<TranslationResult, TranslationError>, of text: String, line: Int) throws -> Bool
    {
        switch result {
        case .success(let translation):
            print(
                json
                    ? TranslationWire.json(translation, original: text)
                    : translation.text.replacing("\n", with: " "))
            if explain, !json { ExplanationText.lines(of: translation).forEach { print($0) } }
            if let from = translation.convertedFrom {
                report(Messages.current.converted(line: line, translation.target.served.tag, from.tag))
            }
            guard let worst = translation.segments.first(where: { $0.status >= .abstained }) else { return true }
            report(
                Messages.current.untranslated(line: line, reason: worst.attempts.last?.error?.code.rawValue ?? "-"))
            return false
        case .failure(let error):
            print(json ? #"{"status":"error","code":"\#(error.code)"}"# : text)
            report(Self.message(for: error, line: line))
            return false
        }
    }

    private static func message(for error: TranslationError, line: Int) -> String {
        switch error {
        case .sourceUndetermined: Messages.current.undetermined(line: line)
        case .noRoute(let pair): Messages.current.noRoute(line: line, pair.source.tag, pair.target.tag)
        case .forbiddenByPolicy, .backendsResting, .overloaded:
            Messages.current.untranslated(line: line, reason: error.code)
        case .textTooLong(let length, let limit): Messages.current.tooLong(line: line, length: length, limit: limit)
        }
    }
}
