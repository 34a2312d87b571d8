import Foundation
import PhraseMT
public import TextProcessing
import Training

/// A bundle trained from a dozen pairs, in a temporary folder: what tests of serving translate with.
public enum TinyBundle {
    /// Root of the package.
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Words of the training text and their translations, which stand in every pair in one order.
    private static let words = [
        ("casa", "wasi"), ("agua", "yaku"), ("perro", "allqu"), ("piedra", "rumi"), ("sol", "inti"), ("maíz", "sara"),
    ]

    /// Trains a bundle and hands its folder over; the folder is removed afterwards.
    ///
    /// - Parameters:
    ///   - pair: Direction that the bundle claims.
    ///   - seed: Another seed makes another identifier.
    ///   - hasHeldOut: Whether it carries held-out sentences.
    ///   - body: Gets the folder of the bundle and an empty folder beside it.
    /// - Returns: What the body returns.
    /// - Throws: What training or the body throws.
    public static func with<Result>(
        pair: LanguagePair = LanguagePair(source: .spanish, target: .chankaQuechua), seed: UInt64 = 1,
        hasHeldOut: Bool = true, _ body: (_ bundle: String, _ scratch: String) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.path + "/chaka-tiny-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/scratch", withIntermediateDirectories: true)
        defer {
            // A folder that stays behind in the temporary directory harms no test.
            try? FileManager.default.removeItem(atPath: folder)
        }
        try train(pair, seed: seed, hasHeldOut: hasHeldOut, to: folder + "/bundle")
        return try await body(folder + "/bundle", folder + "/scratch")
    }

    /// Trains a bundle into a folder that does not exist.
    public static func train(_ pair: LanguagePair, seed: UInt64, hasHeldOut: Bool, to folder: String) throws {
        var request = TrainingRequest(
            pair: pair, corpora: [.init(text: corpus(pair, count: 60), group: "tiny", isFiltered: false)])
        if hasHeldOut { request.development = corpus(pair, count: 36) }
        request.pieces = 60
        request.seed = seed
        request.rounds = 1
        let catalog = try OrthographyCatalog(directory: root + "/lexicons/orthography")
        let morphology = try MorphologyCatalog(directory: root + "/lexicons/morphology")
        _ = try TrainingPipeline(request, orthography: catalog, morphology: morphology)
            .run(.init(forward: folder), progress: { _ in }, isCancelled: { false })
    }

    private static func corpus(_ pair: LanguagePair, count: Int) -> ParallelCorpus {
        var sides: (source: [String], target: [String]) = ([], [])
        for number in 0..<count {
            let chosen = [number % 6, (number / 6 + number) % 6, (number * 5 + 1) % 6].prefix(number < 6 ? 1 : 3)
            sides.source.append(chosen.map { words[$0].0 }.joined(separator: " "))
            sides.target.append(chosen.map { words[$0].1 }.joined(separator: " "))
        }
        return ParallelCorpus(
            name: "tiny", sourceVariety: pair.source, targetVariety: pair.target, source: sides.source,
            target: sides.target)
    }
}
