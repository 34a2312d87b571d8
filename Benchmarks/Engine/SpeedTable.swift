import Foundation
import PhraseMT
import TextProcessing
import Training

/// Speed, size and memory of the engine beside peers on the same numbers.
///
/// Rates "a core" and "one thread" are by processor seconds, which other work on the machine does not lengthen.
struct SpeedTable {
    let work: String

    /// Alignment and language model on the pieces of a recipe, ours on one thread and the peers'.
    func printKernels(_ corpora: SharedCorpora, bundle: String, name: String) throws {
        let model = try ModelBundle(folder: bundle).model
        var (source, target) = (TokenSequences(), TokenSequences())
        for corpus in corpora.corpora {
            for line in 0..<corpus.count {
                let first = Self.pieces(corpus.source[line], model.pair.source, model.sourceVocabulary)
                let second = Self.pieces(corpus.target[line], model.pair.target, model.targetVocabulary)
                guard (1...200).contains(first.count), (1...200).contains(second.count) else { continue }
                source.append(first)
                target.append(second)
            }
        }
        print(
            "  \(name): \(source.count) pairs as pieces, \(source.tokens.count) and \(target.tokens.count) tokens,",
            "the same files for all")
        let peers = PeerTools(work: work)
        var configuration = WordAligner.Configuration()
        configuration.threads = 1
        let weights = [Float](repeating: 1, count: source.count)
        let seconds = try Command.processorSeconds {
            _ = try WordAligner(configuration).align(
                source: source, target: target, weights: weights, sourceVocabulary: model.sourceVocabulary.count,
                targetVocabulary: model.targetVocabulary.count)
        }
        let others = [
            ("eflomal", try peers.eflomal(source: source, target: target)),
            ("fast_align", try peers.fastAlign(source: source, target: target)),
        ]
        print(
            Bar(
                name: "word alignment, pairs/s", measured: [2 * Double(source.count) / seconds], must: [3300],
                aim: [6000], digits: 0, remark: "a core and direction" + Self.beside(others)
            ).line)
        let order = LanguageModelEstimator.Configuration(vocabularySize: 0).order
        let estimation = Command.processorSeconds {
            _ = LanguageModelEstimator(.init(vocabularySize: model.targetVocabulary.count)).estimate(target)
        }
        print(
            Bar(
                name: "language model, order \(order), tokens/s",
                measured: [Double(target.tokens.count) / estimation], must: [300_000], aim: [600_000], digits: 0,
                remark: "one thread" + Self.beside([("irstlm", try peers.irstlm(target, order: order))])
            ).line)
    }

    /// Decoding, size, start and memory of a bundle, on the Spanish lines of `dev/flores`.
    func printBundle(_ bundle: String, name: String) throws {
        let lines = try SharedCorpora.lines("dev/flores/dev.spa")
        let words = lines.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
        let decoder = try BundleDecoder(folder: bundle)
        for line in lines.prefix(100) { _ = decoder.translate(line) }
        let seconds = Command.processorSeconds { for line in lines { _ = decoder.translate(line) } }
        print(
            Bar(
                name: "\(name) decoding, words/s", measured: [Double(words) / seconds], must: [3500], aim: [9000],
                digits: 0, remark: "one thread, warm, \(words) Spanish words"
            ).line)
        let files = try FileManager.default.contentsOfDirectory(atPath: bundle)
        let bytes = try files.reduce(0) { sum, file in
            let size = try FileManager.default.attributesOfItem(atPath: "\(bundle)/\(file)")[.size] as? Int
            return sum + (size ?? 0)
        }
        print(
            Bar(
                name: "\(name) bundle, MB", measured: [Double(bytes) / 1e6], must: [60], aim: [25],
                direction: .lowerIsBetter
            ).line)
        let file = work + "/flores.spa"
        try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        let runs = try (0..<3).map { _ in try BundleDecoder.measureProcess(bundle: bundle, file: file) }
        print(
            Bar(
                name: "\(name) first translation, ms",
                measured: [runs.map(\.first).sorted()[1] * 1000], must: [100], aim: [20], direction: .lowerIsBetter,
                digits: 0, remark: "new process, digests checked, files in the page cache; median of 3"
            ).line)
        print(
            Bar(
                name: "\(name) resident memory, MB", measured: [runs.map(\.resident).max() ?? 0], must: [250],
                aim: [150], direction: .lowerIsBetter, digits: 0, remark: "after \(lines.count) lines"
            ).line)
    }

    private static func pieces(
        _ text: String, _ variety: LanguageVariety, _ vocabulary: PieceVocabulary
    ) -> [UInt16] {
        let normal = Normalizer().normalize(text, language: variety).text
        return EncodedSentence(
            SurfaceToken.tokens(of: normal, language: variety, tokenizer: Tokenizer()), vocabulary: vocabulary
        ).pieces
    }

    private static func beside(_ peers: [(name: String, rate: Double?)]) -> String {
        peers.map { peer in peer.rate.map { ", \(peer.name) \(Bar.decimal($0, 0))" } ?? "" }.joined()
    }
}
