import Accessibility
import Foundation

/// Where the rules and the data of the tests are.
enum GlossPlaces {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let absence = "evaluation data is absent; set CHAKA_SHARED_DATA"

    static var lexicons: String { root.appending(path: "lexicons").path }
    static var data: String {
        let shared =
            ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"] ?? root.appending(path: "../shared/data").path
        return "\(shared)/gloss"
    }
    static var hasData: Bool { FileManager.default.fileExists(atPath: "\(data)/lsp-aec.tsv") }
    static func translator(_ analyzer: any MorphologicalAnalyzer = NoAnalyzer()) throws -> GlossTranslator {
        try GlossTranslator(lexicons: lexicons, analyzer: analyzer)
    }
}
