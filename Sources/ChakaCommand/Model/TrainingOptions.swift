import ArgumentParser
import Foundation
import PhraseMT
import TextProcessing
import Training

/// What a model is trained from; `chaka reproduce` parses it again from a manifest.
struct TrainingOptions: ParsableArguments {
    @Option(help: "Variety translated from, such as es.")
    var from: String

    @Option(help: "Variety translated into, such as quy.")
    var to: String

    @Option(
        help: ArgumentHelp(
            "Two files of one sentence a line, whose endings are varieties, or a table; @ and a number weight it; may be repeated.",
            valueName: "a.es:a.quy"))
    var train: [String] = []

    @Option(
        help:
            "Folder of a snapshot: train teaches, dev tunes and test judges unless --dev and --held-out say otherwise; may be repeated."
    )
    var snapshot: [String] = []

    @Option(help: "Table of roots, from which inflected facts are generated; may be repeated.")
    var lexicon: [String] = []

    @Option(help: "Table with a column a variety, whose rows are facts as they stand; may be repeated.")
    var rows: [String] = []

    @Option(
        help: ArgumentHelp(
            "Held-out pairs: even lines, from 0, tune the weights, odd ones judge the model; by default taken from --train.",
            valueName: "d.es:d.quy"))
    var dev: String?

    @Option(
        help: ArgumentHelp(
            "Pairs that judge the model, instead of the odd lines of --dev.", valueName: "h.es:h.quy"))
    var heldOut: String?

    @Option(help: "Sentences for the language model; the file's ending tells the side; may be repeated.")
    var monolingual: [String] = []

    @Option(help: "Pieces of each side.")
    var pieces = 4000

    @Option(
        help: "What pieces are trained on: grammar (morphs, where the variety has a suffix grammar) or unigram (words)."
    )
    var segmentation = "grammar"

    @Option(help: "Seed of what is drawn.")
    var seed: UInt64 = 1

    @Option(help: "Rounds of tuning.")
    var rounds = 6

    func validate() throws {
        guard !train.isEmpty || !snapshot.isEmpty else { throw ValidationError(Messages.current.trainingWithoutData) }
        guard (200...8000).contains(pieces) else {
            throw ValidationError(Messages.current.outOfRange("--pieces", 200, 8000))
        }
        guard TrainingRequest.Segmentation(rawValue: segmentation) != nil else {
            let known = TrainingRequest.Segmentation.allCases.map(\.rawValue)
            throw ValidationError(Messages.current.unknownChoice(segmentation, known))
        }
        guard (0...20).contains(rounds) else { throw ValidationError(Messages.current.outOfRange("--rounds", 0, 20)) }
    }

    /// The request, with all files read.
    func request() throws -> TrainingRequest {
        let pair = LanguagePair(source: try variety(from), target: try variety(to))
        let corpora = try train.map { argument -> TrainingRequest.Corpus in
            let parts = argument.split(separator: "@", maxSplits: 1)
            var weight: Float = 1
            if parts.count == 2 {
                guard let value = Float(parts[1]), value > 0, value <= 10 else {
                    throw ValidationError(Messages.current.malformedPair(argument))
                }
                weight = value
            }
            let text = try corpus(String(parts[0]))
            // Texts of another variety share one feature, those of the model's own have one each.
            let isNative = try variety(to) == text.targetVariety || text.targetVariety.language == "ay"
            return TrainingRequest.Corpus(
                text: text, group: isNative ? text.name : text.targetVariety.tag, weight: weight)
        }
        var request = TrainingRequest(pair: pair, corpora: corpora)
        request.lexicons = lexicon
        request.rows = try rows.map {
            try ParallelCorpus(tablePath: $0, sourceVariety: pair.source, targetVariety: pair.target)
        }
        request.development = try dev.map(corpus)
        request.judging = try heldOut.map(corpus)
        for folder in snapshot {
            let found = try SnapshotCorpora(folder: folder, pair: pair)
            request.corpora += found.training
            request.snapshots.append(found.snapshot)
            request.development = request.development ?? found.development
            request.judging = request.judging ?? (dev == nil ? found.judging : nil)
        }
        for path in monolingual {
            let lines = try TextLines.read(path)
            if try extensionVariety(path).language == pair.source.language {
                request.sourceMonolingual += lines
            } else {
                request.monolingual += lines
            }
        }
        request.pieces = pieces
        request.segmentation = TrainingRequest.Segmentation(rawValue: segmentation) ?? .grammar
        request.seed = seed
        request.rounds = rounds
        return request
    }

    /// The same options as arguments with absolute paths.
    var recipe: [String] {
        func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
        func both(_ argument: String) -> String {
            let parts = argument.split(separator: "@", maxSplits: 1)
            let files = parts[0].split(separator: ":").map { absolute(String($0)) }.joined(separator: ":")
            return parts.count == 2 ? "\(files)@\(parts[1])" : files
        }
        var result = ["--from", from, "--to", to]
        for argument in train { result += ["--train", both(argument)] }
        for path in snapshot { result += ["--snapshot", absolute(path)] }
        for path in lexicon { result += ["--lexicon", absolute(path)] }
        for path in rows { result += ["--rows", absolute(path)] }
        if let dev { result += ["--dev", both(dev)] }
        if let heldOut { result += ["--held-out", both(heldOut)] }
        for path in monolingual { result += ["--monolingual", absolute(path)] }
        return result + [
            "--pieces", "\(pieces)", "--segmentation", segmentation, "--seed", "\(seed)", "--rounds",
            "\(rounds)",
        ]
    }

    private func corpus(_ argument: String) throws -> ParallelCorpus {
        let files = argument.split(separator: ":").map(String.init)
        if files.count == 1, argument.hasSuffix(".tsv") {
            return try ParallelCorpus(tablePath: argument, sourceVariety: variety(from), targetVariety: variety(to))
        }
        guard files.count == 2 else { throw ValidationError(Messages.current.malformedPair(argument)) }
        return try ParallelCorpus(
            sourcePath: files[0], targetPath: files[1], sourceVariety: extensionVariety(files[0]),
            targetVariety: extensionVariety(files[1]))
    }

    /// The variety that the ending of a file names.
    private func extensionVariety(_ path: String) throws -> LanguageVariety {
        try variety(URL(fileURLWithPath: path).pathExtension)
    }

    private func variety(_ tag: String) throws -> LanguageVariety { try parseVariety(tag) }
}
