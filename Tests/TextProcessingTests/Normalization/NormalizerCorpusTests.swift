import FoundationEssentials
import Testing
import TextProcessing

/// Normalization of real text, from the evaluation data that lies beside the project.
struct NormalizerCorpusTests {
    private static let folder: String = {
        if let path = ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"] { return path }
        return "/" + #filePath.split(separator: "/").dropLast(5).joined(separator: "/") + "/shared/data"
    }()

    private static let isPresent = FileManager.default.fileExists(atPath: folder + "/dev/flores/dev.ayr")

    private func text(_ path: String) throws -> String {
        let data = try #require(FileManager.default.contents(atPath: Self.folder + "/" + path))
        return try #require(String(validating: data, as: UTF8.self))
    }

    @Test(
        "undetermined English and Spanish keep every apostrophe",
        .enabled(if: isPresent, "evaluation data is absent; set CHAKA_SHARED_DATA"),
        arguments: ["dev/flores/dev.eng", "dev/flores/dev.spa"])
    func foreign(path: String) throws {
        #expect(try Normalizer().normalize(text(path)).edits.allSatisfy { $0.kind != .apostrophe })
    }

    @Test(
        "Aymara news has its ejectives unified, whether its language is known or not",
        .enabled(if: isPresent, "evaluation data is absent; set CHAKA_SHARED_DATA"))
    func ejectives() throws {
        let text = try text("dev/flores/dev.ayr")
        let known = Normalizer().normalize(text, language: .aymara)
        let unknown = Normalizer().normalize(text)
        // What stays by hand count: O'Shannessy, King's, James'Gate, and four misspelt words without a stop.
        #expect(known.text.count { "'’´`‘".contains($0) } == 7)
        #expect(Double(unknown.edits.count) > 0.99 * Double(known.edits.count))
    }

    @Test(
        "real text normalizes once", .enabled(if: isPresent, "evaluation data is absent; set CHAKA_SHARED_DATA"),
        arguments: [
            "dev/flores/dev.ayr", "dev/flores/dev.quy", "dev/americasnlp/es-ay.ay", "train/es-ay/boconst.ay",
            "udhr/aligned.ay", "udhr/aligned.quz", "train/es-quz/peconst.quz",
        ])
    func idempotent(path: String) throws {
        let text = try text(path)
        for language in [LanguageVariety.undetermined, .aymara, .quechua, .spanish] {
            let once = Normalizer().normalize(text, language: language)
            #expect(Normalizer().normalize(once.text, language: language).edits.isEmpty)
            #expect(once.originalRange(of: ByteRange(0, once.text.utf8.count)).range.upperBound <= text.utf8.count)
        }
    }
}
