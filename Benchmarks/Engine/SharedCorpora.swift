import Foundation
import TextProcessing
import Training

/// The real corpora of the machine, and a recipe of `scripts/train-shared` that names some of them.
struct SharedCorpora {
    /// Folder of the corpora.
    static var folder: String { ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"] ?? "../shared/data" }

    /// Whether there is anything to train and to judge with.
    static var arePresent: Bool {
        ["train", "dev/flores", "dev/americasnlp"].allSatisfy {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)")
        }
    }

    /// Lines of a file below the folder; a last line may lack its end.
    static func lines(_ path: String) throws -> [String] { try TextLines.read("\(folder)/\(path)") }

    /// The corpora that a recipe trains on.
    let corpora: [ParallelCorpus]
    /// The tables whose rows it trains on as they stand.
    let rows: [ParallelCorpus]
    private let target: LanguageVariety

    /// Reads the files of a recipe.
    init(recipe: String) throws {
        let arguments = try Command("scripts/train-shared", ["--print", recipe]).run().output
            .split(separator: "\n").map(String.init)
        let values = zip(arguments, arguments.dropFirst())
        func variety(_ option: String) throws -> LanguageVariety {
            try LanguageVariety(parsing: values.first { $0.0 == option }?.1 ?? "")
        }
        let (source, target) = (try variety("--from"), try variety("--to"))
        corpora = try values.filter { $0.0 == "--train" }.map { _, files in
            let paths = files.split(separator: ":").map(String.init)
            let ending = try LanguageVariety(parsing: paths[1].split(separator: ".").last.map(String.init) ?? "")
            return try ParallelCorpus(
                sourcePath: paths[0], targetPath: paths[1], sourceVariety: source,
                targetVariety: ending.language == "ay" ? target : ending)
        }
        rows = try values.filter { $0.0 == "--rows" }.map {
            try ParallelCorpus(tablePath: $0.1, sourceVariety: source, targetVariety: target)
        }
        self.target = target
    }

    /// The target side of corpora and rows in the variety of the model, normalized, generated facts left out.
    func targetText() throws -> [String] {
        let catalog = try OrthographyCatalog(directory: "lexicons/orthography")
        let known = Set(
            corpora.filter { $0.targetVariety == target }.flatMap { $0.target.flatMap { Self.words($0) } })
        let texts = try (corpora + rows).flatMap { corpus in
            guard corpus.targetVariety != target else { return corpus.target }
            return try VarietyConverter(catalog: catalog, from: corpus.targetVariety, to: target, knownWords: known)
                .convert(corpus.target).texts
        }
        guard let repair = catalog.converters["apostrophe-repair"], target == .centralAymara else {
            return texts.map { normalized($0) }
        }
        return texts.map { repair.convert(normalized($0)).text }
    }

    private func normalized(_ text: String) -> String { Normalizer().normalize(text, language: target).text }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }
}
