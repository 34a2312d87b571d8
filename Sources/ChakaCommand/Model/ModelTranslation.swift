import Backends
import Foundation
import Gateway
import PhraseMT
import Server
import Synchronization
import TextProcessing
import Translation

/// Translates lines with one bundle, without the services of a gateway: lines in, lines out, in order.
struct ModelTranslation: Sendable {
    /// Lines that wait for each other, for each thread: enough to keep all threads at work.
    private static let linesPerThread = 64

    private let pipeline: TranslationPipeline
    private let pair: LanguagePair
    private let threads: Int
    private let count: Int
    private let translator: PhraseTranslator
    private let stages: TextStages

    /// Loads text tools and bundle side by side: the first translation of a new process waits for the slower only.
    init(folder: String, share: ShareDirectory, threads: Int?, count: Int) async throws {
        async let opened = ModelRegistry(dataDirectory: "").open(folder)
        async let tools = TextServices(share: share)
        stages = try await tools.stages
        let bundle = try await opened
        let model = LoadedModel(bundle)
        pair = model.pair
        self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
        self.count = max(1, count)
        pipeline = TranslationPipeline(
            backends: [PhraseBackend([model])], stages: stages, width: self.threads, maximumLength: .max,
            options: PipelineOptions(isLenient: true))
        var options = DecodingOptions()
        options.resultCount = self.count
        translator = PhraseTranslator(model: bundle.model, options: options)
    }

    /// Translates all lines; a line that is not translated comes out as it is.
    ///
    /// - Parameters:
    ///   - lines: The lines.
    ///   - isExplained: Whether each translation tells how it was made.
    ///   - isJSON: Whether each line is a JSON object as of `/v1/translate`.
    ///   - print: Takes a line of output.
    /// - Throws: ``CommandFailure`` for a line that is not UTF-8, and what the model throws.
    func run(
        _ lines: InputLines, isExplained: Bool, isJSON: Bool, print: (String) -> Void
    ) async throws {
        var lines = lines
        var batch: [String] = []
        while let line = try lines.next() {
            batch.append(line)
            if batch.count == threads * Self.linesPerThread {
                try await flush(&batch, isExplained, isJSON, print)
            }
        }
        if !batch.isEmpty { try await flush(&batch, isExplained, isJSON, print) }
    }

    private func flush(
        _ batch: inout [String], _ isExplained: Bool, _ isJSON: Bool, _ print: (String) -> Void
    ) async throws {
        if count > 1 {
            for lines in try await best(batch) { print(lines.joined(separator: "\t")) }
        } else {
            let requests = batch.map {
                TranslationRequest(text: $0, source: pair.source, target: pair.target, isExplained: isExplained)
            }
            let results = await pipeline.translate(requests, deadline: .now + .seconds(86_400))
            for (line, result) in zip(batch, results) {
                let translation: TranslationResult
                switch result {
                case .success(let made): translation = made
                case .failure(let error):
                    print(isJSON ? #"{"status":"error","code":"\#(error.code)"}"# : line)
                    continue
                }
                if isJSON {
                    print(TranslationWire.json(translation, original: line))
                    continue
                }
                print(translation.text.replacing("\n", with: " "))
                if isExplained { ExplanationText.lines(of: translation).forEach(print) }
            }
        }
        batch.removeAll(keepingCapacity: true)
    }

    /// The best translations of each line as a whole, the best first.
    private func best(_ batch: [String]) async throws -> [[String]] {
        try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
            var results = [[String]](repeating: [], count: batch.count)
            for (index, line) in batch.enumerated() {
                if index >= threads, let (done, texts) = try await group.next() { results[done] = texts }
                group.addTask {
                    let text = stages.normalizer.normalize(line, language: pair.source).text
                    let terms = stages.placeholders.placeholders(in: text)
                        .map { PhraseTranslator.FixedTerm(range: $0.range) }
                    let found = try translator.translate(text, terms: terms)
                    return (index, found.map { stages.spelledForReaders($0.text, in: pair.target) })
                }
            }
            for try await (done, texts) in group { results[done] = texts }
            return results
        }
    }
}
