import Corpora
import Foundation
import Store
import Synchronization
import TestModels
import Testing
import TextProcessing
import Translation

@testable import Gateway

/// A gateway's cache, engine and keeper over one data folder: a process that may end and begin again.
private struct Process {
    static let stages = Result {
        try TextServices(share: ShareDirectory(configured: TinyBundle.root, executable: "", workingDirectory: ""))
            .stages
    }
    let backend = CountingBackend()
    let pipeline: TranslationPipeline
    let keeper: AnswerKeeper

    init(_ folder: String, time: @escaping @Sendable () -> Int64 = { 1000 }, origin: String = "o") throws {
        pipeline = TranslationPipeline(
            backends: [backend], stages: try Self.stages.get(),
            options: PipelineOptions(
                isLenient: true, cacheBytes: 1 << 20, cacheAging: .init(lifetime: 100, now: time)))
        let made = AnswerKeeper(pipeline, folder: folder, origin: { Digest(of: origin) })
        keeper = try #require(made)
    }

    @discardableResult
    func translate(_ text: String, isStored: Bool = true) async throws -> TranslationResult {
        try await pipeline.translate(
            TranslationRequest(text: text, source: .spanish, target: .chankaQuechua, isStored: isStored),
            deadline: .now + .seconds(600)
        ).get()
    }
}

struct AnswerKeeperTests {
    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/chaka-answers-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private func path(_ folder: String, _ suffix: String = "") -> String { folder + "/answers.cache" + suffix }

    private func content(_ folder: String) throws -> String {
        try String(contentsOfFile: path(folder), encoding: .utf8)
    }

    /// A process that translated something and ended.
    private func filled(_ folder: String, _ texts: [String] = ["El agua.", "La casa."]) async throws {
        let process = try Process(folder)
        #expect(try process.keeper.start() == nil)
        for text in texts { try await process.translate(text) }
        try process.keeper.finish()
    }

    @Test("answers outlive the process, for their owner only, and what is not to be stored does not")
    func restart() async throws {
        let folder = try folder()
        let first = try Process(folder)
        #expect(try first.keeper.start() == nil)
        let answer = try await first.translate("El agua.")
        try await first.translate("Un secreto.", isStored: false)
        try first.keeper.finish()
        #expect(try FileManager.default.attributesOfItem(atPath: path(folder))[.posixPermissions] as? Int == 0o600)
        #expect(try !content(folder).contains("secreto"))
        let second = try Process(folder)
        #expect(try second.keeper.start() == nil)
        let again = try await second.translate("El agua.")
        #expect(again.isFromCache && again.text == answer.text && second.backend.count == 0)
        #expect(try await !second.translate("Un secreto.").isFromCache)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                == ["answers.cache", "answers.cache.lock"])
    }

    @Test("answers that came from something else are not given, and gone from the file")
    func otherOrigin() async throws {
        let folder = try folder()
        try await filled(folder)
        let process = try Process(folder, origin: "another")
        #expect(try process.keeper.start() == nil)
        #expect(try await !process.translate("El agua.").isFromCache)
        #expect(try !content(folder).contains("casa"))
    }

    @Test("an answer that is too old is neither given nor kept")
    func expiry() async throws {
        let folder = try folder()
        try await filled(folder)
        let time = Mutex<Int64>(1099)
        let process = try Process(folder, time: { time.withLock { $0 } })
        _ = try process.keeper.start()
        #expect(try await process.translate("El agua.").isFromCache)
        #expect(try content(folder).contains("casa"))
        time.withLock { $0 = 1100 }
        #expect(try await !process.translate("El agua.").isFromCache)
        try process.keeper.look(isWriting: false)
        #expect(try content(folder).contains("casa"))
        try process.keeper.look(isWriting: true)
        #expect(try !content(folder).contains("casa") && content(folder).contains("agua"))
        time.withLock { $0 = 1300 }
        try process.keeper.look(isWriting: true)
        #expect(try !content(folder).contains("agua"))
    }

    @Test(
        "a damaged file is set aside and told, and answers are kept anew",
        arguments: [
            "", "x", "\n\n\n", "cut", "flipped", "missing line",
        ])
    func damage(kind: String) async throws {
        let folder = try folder()
        try await filled(folder)
        var bytes = try Data(contentsOf: URL(filePath: path(folder)))
        switch kind {
        case "cut": bytes.removeLast(40)
        case "flipped": bytes[bytes.count / 2] ^= 1
        case "missing line":
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            lines.remove(at: 1)
            bytes = Data(lines.joined(separator: [0x0A]))
        default: bytes = Data(kind.utf8)
        }
        try bytes.write(to: URL(filePath: path(folder)))
        let time = Mutex<Int64>(1000)
        let process = try Process(folder, time: { time.withLock { $0 } })
        let message = try #require(try process.keeper.start())
        #expect(message.text(in: .english).contains("answers.cache.damaged"))
        #expect(try Data(contentsOf: URL(filePath: path(folder, ".damaged"))) == bytes)
        #expect(try await !process.translate("El agua.").isFromCache)
        try process.keeper.finish()
        let next = try Process(folder)
        #expect(try next.keeper.start() == nil)
        #expect(try await next.translate("El agua.").isFromCache)
    }

    @Test("a damaged file goes when nothing in it can be young enough")
    func damagedFileExpires() async throws {
        let folder = try folder()
        try Data("x".utf8).write(to: URL(filePath: path(folder)))
        let time = Mutex<Int64>(0)
        let process = try Process(folder, time: { time.withLock { $0 } })
        _ = try process.keeper.start()
        try process.keeper.look(isWriting: true)
        #expect(FileManager.default.fileExists(atPath: path(folder, ".damaged")))
        time.withLock { $0 = GatewayDatabase.wallClock() + 10_000 }
        try process.keeper.look(isWriting: true)
        #expect(!FileManager.default.fileExists(atPath: path(folder, ".damaged")))
    }

    @Test("a withdrawal, a purge and a restore erase the answers, and a running server forgets those in memory")
    func erasure() async throws {
        let folder = try folder()
        let database = try GatewayDatabase(dataDirectory: folder, now: { 1 })
        let unit = TranslationUnit(
            sourceID: "s", key: "k", domain: "d", licence: "CC0-1.0",
            variants: [Variant(variety: .spanish, text: "El agua.", origin: .human, state: .unreviewed)])
        try database.upsertUnits([unit], by: "a", reason: "r")
        try database.backup(to: folder + "/b.sqlite")
        let process = try Process(folder)
        _ = try process.keeper.start()
        try await process.translate("El agua.")
        try process.keeper.look(isWriting: true)
        #expect(try content(folder).contains("agua"))
        try database.withdraw([unit.id], by: "a", reason: "r")
        #expect(!FileManager.default.fileExists(atPath: path(folder)))
        try process.keeper.look(isWriting: false)
        #expect(try !content(folder).contains("agua"))
        #expect(try await !process.translate("El agua.").isFromCache)
        try process.keeper.look(isWriting: true)
        try Data("agua".utf8).write(to: URL(filePath: path(folder, ".damaged")))
        #expect(try database.eraseAnswers() && !database.eraseAnswers())
        #expect(!FileManager.default.fileExists(atPath: path(folder, ".damaged")))
        try process.keeper.look(isWriting: true)
        #expect(try await !process.translate("El agua.").isFromCache)
        try process.keeper.finish()
        try database.close()
        #expect(try content(folder).contains("agua"))
        _ = try GatewayDatabase.restore(folder + "/b.sqlite", into: folder, isForced: true)
        #expect(!FileManager.default.fileExists(atPath: path(folder)))
    }

    @Test("one process of a folder keeps answers; another says that it does not, until the first has ended")
    func lock() async throws {
        let folder = try folder()
        let (first, second) = (try Process(folder), try Process(folder))
        #expect(try first.keeper.start() == nil)
        #expect(try second.keeper.start()?.text(in: .english).contains("another process") == true)
        try await second.translate("El agua.")
        try second.keeper.look(isWriting: true)
        try second.keeper.finish()
        try first.keeper.finish()
        #expect(try !content(folder).contains("agua"))
        #expect(try Process(folder).keeper.start() == nil)
    }

    @Test("a folder that cannot be written is told and nothing else fails")
    func unwritable() async throws {
        let folder = try folder()
        let process = try Process(folder)
        _ = try process.keeper.start()
        try FileManager.default.createDirectory(
            atPath: path(folder, ".unfinished"), withIntermediateDirectories: true)
        try await process.translate("El agua.")
        #expect { try process.keeper.look(isWriting: true) } throws: {
            ($0 as? GatewayError)?.code == "gateway.unusable-file"
        }
        #expect(try await process.translate("El agua.").isFromCache)
    }
}
