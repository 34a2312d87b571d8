import Corpora
import Foundation
import Store
import Testing
import TextProcessing
import Translation

@testable import Gateway

struct AnswerOriginTests {
    /// A folder with the lexicons that answers depend on.
    private func share() throws -> ShareDirectory {
        let root = FileManager.default.temporaryDirectory.path + "/chaka-origin-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root + "/lexicons/names", withIntermediateDirectories: true)
        for folder in ["/lexicons/morphology", "/corpora/identification"] {
            try FileManager.default.createDirectory(atPath: root + folder, withIntermediateDirectories: true)
        }
        try Data("a".utf8).write(to: URL(filePath: root + "/lexicons/civic.tsv"))
        return try ShareDirectory(configured: root, executable: "", workingDirectory: "")
    }

    private func origin(
        _ share: ShareDirectory, flags: [String: String] = [:], backends: [any TranslationBackend] = [],
        index: UnitIndex
    ) throws -> Digest {
        let configuration = try GatewayConfiguration(
            ConfigurationLayers(file: nil, environment: [:], flags: flags.mapValues { .init(text: $0, origin: "t") }))
        return AnswerOrigin(
            configuration, share: share, lexicon: [], backends: backends, models: nil, index: index
        ).digest
    }

    @Test("is the same for equal data and other for another setting, engine, file or reviewed unit")
    func identity() throws {
        let share = try share()
        let database = try GatewayDatabase.inMemory(now: { 1 })
        func unit(_ key: String, _ text: String, state: VariantState = .reviewed) -> TranslationUnit {
            TranslationUnit(
                sourceID: "s", key: key, domain: "d", licence: "CC0-1.0",
                variants: [
                    Variant(variety: .spanish, text: text, origin: .human, state: state),
                    Variant(variety: .chankaQuechua, text: text, origin: .human, state: state),
                ])
        }
        try database.upsertUnits([unit("1", "uno"), unit("2", "dos")], by: "a", reason: "r")
        let first = try origin(share, index: database.index)
        let other = try GatewayDatabase.inMemory(now: { 2 })
        try other.upsertUnits([unit("2", "dos")], by: "b", reason: "x")
        try other.upsertUnits([unit("1", "uno"), unit("3", "tres", state: .unreviewed)], by: "b", reason: "x")
        #expect(try origin(share, flags: ["server.port": "1"], index: other.index) == first)
        var found = [
            first, try origin(share, flags: ["routing.lenient": "true"], index: database.index),
            try origin(share, backends: [CountingBackend()], index: database.index),
        ]
        try other.upsertUnits([unit("1", "una")], by: "b", reason: "x")
        found.append(try origin(share, index: other.index))
        try Data("b".utf8).write(to: URL(filePath: share.appending("lexicons/civic.tsv")))
        found.append(try origin(share, index: database.index))
        try Data().write(to: URL(filePath: share.appending("lexicons/names/new.tsv")))
        found.append(try origin(share, index: database.index))
        #expect(Set(found).count == found.count)
    }
}
