import Foundation
import Testing
import TextProcessing

@testable import Corpora

struct SnapshotFaultTests {
    private func code(_ body: () throws(SnapshotError) -> Void) -> String? {
        do throws(SnapshotError) {
            try body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        "finds a flipped bit, a cut and a missing file",
        arguments: ["train.jsonl", "dev.jsonl", "test.jsonl", "manifest.json"])
    func findsDamage(name: String) throws {
        let folder = try ScratchFolder()
        try writeSnapshot(unlikeUnits(100), to: folder.file("a"))
        let bytes = try folder.bytes("a/\(name)")
        for place in [0, bytes.count / 2, bytes.count - 1] {
            var flipped = bytes
            flipped[place] ^= 0x01
            _ = try folder.file("a/\(name)", flipped)
            #expect(
                code { () throws(SnapshotError) in _ = try Snapshot(folder: folder.file("a")) } == "snapshot.corrupt")
        }
        _ = try folder.file("a/\(name)", Array(bytes.dropLast()))
        #expect(code { () throws(SnapshotError) in _ = try Snapshot(folder: folder.file("a")) } == "snapshot.corrupt")
        _ = try folder.file("a/\(name)", bytes)
        #expect(code { () throws(SnapshotError) in _ = try Snapshot(folder: folder.file("a")) } == nil)
        try FileManager.default.removeItem(atPath: folder.file("a/\(name)"))
        #expect(code { () throws(SnapshotError) in _ = try Snapshot(folder: folder.file("a")) } == "snapshot.missing")
    }

    @Test("refuses what stands there already, and what was not finished")
    func refusesFolders() throws {
        let folder = try ScratchFolder()
        let path = folder.file("a")
        #expect(code { () throws(SnapshotError) in _ = try Snapshot(folder: path) } == "snapshot.missing")
        do {
            let writer = try SnapshotWriter(folder: path, recipe: SnapshotRecipe(name: "a", toolVersion: "1"))
            try writer.add(madeUnit("1", "a", "b"))
        }
        #expect(code { () throws(SnapshotError) in _ = try Snapshot(folder: path) } == "snapshot.incomplete")
        #expect(
            code { () throws(SnapshotError) in _ = try Snapshot(folder: path + ".unfinished") } == "snapshot.incomplete"
        )
        try writeSnapshot(unlikeUnits(3), to: path)
        #expect(try Snapshot(folder: path).manifest.splits.map(\.units).reduce(0, +) == 3)
        #expect(!FileManager.default.fileExists(atPath: path + ".unfinished"))
        #expect(code { () throws(SnapshotError) in try writeSnapshot([], to: path) } == "snapshot.exists")
    }

    @Test("refuses units out of order or given twice", arguments: [[1, 0], [0, 0]])
    func refusesDisorder(order: [Int]) throws {
        let folder = try ScratchFolder()
        let units = unlikeUnits(2).sorted { $0.id < $1.id }
        let writer = try SnapshotWriter(folder: folder.file("a"), recipe: SnapshotRecipe(name: "a", toolVersion: "1"))
        try writer.add(units[order[0]])
        #expect(code { () throws(SnapshotError) in try writer.add(units[order[1]]) } == "snapshot.unordered")
    }

    @Test(
        "refuses a recipe that cannot be",
        arguments: [
            SnapshotShares(dev: 0.6, test: 0.6), SnapshotShares(dev: -0.1, test: 0), SnapshotShares(dev: .nan, test: 0),
        ])
    func refusesRecipe(shares: SnapshotShares) throws {
        let folder = try ScratchFolder()
        #expect(
            code { () throws(SnapshotError) in try writeSnapshot([], to: folder.file("a"), shares: shares) }
                == "snapshot.invalid-recipe")
    }

    @Test("refuses a manifest of a newer program")
    func refusesNewerVersion() throws {
        let folder = try ScratchFolder()
        try writeSnapshot([], to: folder.file("a"))
        _ = try folder.file("a/manifest.json", #"{"version": 2, "parts": []}"#)
        #expect(
            code { () throws(SnapshotError) in _ = try Snapshot(folder: folder.file("a")) } == "snapshot.newer-version")
    }

    @Test("names a folder that cannot be written and a file that cannot be read")
    func namesFiles() throws {
        let folder = try ScratchFolder()
        let file = try folder.file("plain", "x")
        #expect(code { () throws(SnapshotError) in try writeSnapshot([], to: file + "/a") } == "snapshot.unwritable")
        let external = [ExternalTextFile(name: "x", path: folder.file("absent"))]
        #expect(
            code { () throws(SnapshotError) in
                try writeSnapshot([], to: folder.file("a"), externalFiles: external)
            } == "snapshot.missing")
    }

    @Test(
        "a line that is no unit is corrupt and named",
        arguments: [
            "{}", #"{"id":"x"}"#, #"{"id":"x","source":"s","key":"k","licence":"l","variants":[]}"#,
            #"{"id":"x","source":"s","variants":[]}"#, "[",
        ])
    func refusesLine(line: String) throws {
        let folder = try ScratchFolder()
        var lines = try SnapshotLines(file: try folder.file("a.jsonl", line + "\n"))
        let found = try #require(try lines.next())
        #expect(throws: SnapshotError.self) { _ = try lines.unit(of: found) }
        do throws(SnapshotError) {
            _ = try lines.unit(of: found)
        } catch {
            #expect(error.description.hasPrefix(folder.file("a.jsonl:1: ")))
        }
    }
}
