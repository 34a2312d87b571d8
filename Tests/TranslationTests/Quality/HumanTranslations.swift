import FoundationEssentials
import TextProcessing

@testable import Translation

/// Sentences translated by people, in both directions of each pair: what the checks must let pass.
struct HumanTranslations {
    struct Sentence {
        let source: String
        let target: String
    }

    let name: String
    let pair: LanguagePair
    let sentences: [Sentence]

    /// Folder of the evaluation data; nil when there is none.
    static let folder: String? = {
        let given = ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"]
        let path = given ?? packageRoot + "/../shared/data"
        return FileManager.default.fileExists(atPath: path + "/dev") ? path : nil
    }()

    /// The package.
    static let packageRoot = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")

    /// The identifier as shipped, trained once.
    static let identifier = Result { try LanguageIdentifier(directory: packageRoot + "/corpora/identification") }

    /// Every direction of both collections, as the pipeline would see the sentences.
    static func all(in folder: String) throws -> [HumanTranslations] {
        let files: [(String, LanguageVariety, String, LanguageVariety, String)] = [
            ("americasnlp", .spanish, "americasnlp/es-quy.es", .chankaQuechua, "americasnlp/es-quy.quy"),
            ("americasnlp", .spanish, "americasnlp/es-ay.es", .centralAymara, "americasnlp/es-ay.ay"),
            ("flores", .spanish, "flores/dev.spa", .chankaQuechua, "flores/dev.quy"),
            ("flores", .spanish, "flores/dev.spa", .centralAymara, "flores/dev.ayr"),
            ("flores", .english, "flores/dev.eng", .spanish, "flores/dev.spa"),
            ("flores", .english, "flores/dev.eng", .chankaQuechua, "flores/dev.quy"),
            ("flores", .english, "flores/dev.eng", .centralAymara, "flores/dev.ayr"),
        ]
        return try files.flatMap { name, source, sourceFile, target, targetFile in
            let left = try lines("\(folder)/dev/\(sourceFile)", source)
            let right = try lines("\(folder)/dev/\(targetFile)", target)
            let forth = zip(left, right).filter { !$0.isEmpty && !$1.isEmpty }.map { Sentence(source: $0, target: $1) }
            let back = forth.map { Sentence(source: $0.target, target: $0.source) }
            let pair = LanguagePair(source: source, target: target)
            return [
                HumanTranslations(name: name, pair: pair, sentences: forth),
                HumanTranslations(name: name, pair: pair.reversed, sentences: back),
            ]
        }
    }

    private static func lines(_ path: String, _ variety: LanguageVariety) throws -> [String] {
        let normalizer = Normalizer()
        return try String(contentsOfFile: path, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map {
                normalizer.normalize(String($0), language: variety).text
            }
    }
}
