import Foundation
import Testing

@testable import Backends
@testable import Translation

/// What people translated goes through as it is, in both directions.
struct ChatCleanerCorpusTests {
    private static let folder: String =
        ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"]
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../../shared/data").standardizedFileURL.path

    private static let isPresent = FileManager.default.fileExists(atPath: folder + "/dev/flores/dev.spa")

    private static func lines(_ path: String) throws -> [String] {
        try String(contentsOfFile: folder + "/dev/" + path, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map { String($0.trimming(\.isWhitespace)) }
    }

    @Test(
        .enabled(if: isPresent, "evaluation data is absent; set CHAKA_SHARED_DATA"),
        arguments: [
            ("flores/dev.spa", "flores/dev.quy"), ("flores/dev.spa", "flores/dev.ayr"),
            ("flores/dev.spa", "flores/dev.eng"), ("flores/dev.eng", "flores/dev.ayr"),
            ("americasnlp/es-quy.es", "americasnlp/es-quy.quy"), ("americasnlp/es-ay.es", "americasnlp/es-ay.ay"),
        ])
    func peopleAreBelieved(left: String, right: String) throws {
        let (lefts, rights) = (try Self.lines(left), try Self.lines(right))
        try #require(lefts.count == rights.count && lefts.count > 900)
        var changed: [String] = []
        for (source, target) in zip(lefts + rights, rights + lefts) where !source.isEmpty && !target.isEmpty {
            // Errors count as changes.
            let text = try? ChatCleaner(source: source).cleaned(target)
            if text != target { changed.append("\(source) | \(target) | \(text ?? "-")") }
        }
        #expect(changed.isEmpty, "\(changed.joined(separator: "\n"))")
    }
}
